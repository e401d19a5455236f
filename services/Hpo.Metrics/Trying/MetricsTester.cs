using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Metrics.Files;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Readings;

namespace Hpo.Metrics.Trying;

/// <summary>Tries metric definitions on the log of a job, read as the service reads the logs of its own jobs; nothing is kept.</summary>
public sealed class MetricsTester
{
    /// <summary>Longest time that a log is read; what is left of it then is not tried.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ITrainingLogs logs;
    private readonly IMetricFiles files;
    private readonly PatternCache patterns = new();
    private readonly TimeProvider clock;

    /// <summary>A tester.</summary>
    /// <param name="logs">The logs of training jobs.</param>
    /// <param name="files">Their metrics files.</param>
    /// <param name="clock">Ends the patience with very long logs.</param>
    public MetricsTester(ITrainingLogs logs, IMetricFiles files, TimeProvider clock) => (this.logs, this.files, this.clock) = (logs, files, clock);

    /// <summary>Reads the job's log, and its metrics file where a metric comes from there, and says what is found.</summary>
    /// <param name="request">Job and metrics.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<MetricsTested> TestAsync(TestMetrics request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var trial = new LogTrial(patterns.For(request.Metrics));
        try
        {
            await clock.WithinAsync(Patience, limited => ReadAsync(request, trial, limited), ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            trial.Problem = $"The log is long: after {Patience.TotalSeconds} s the rest was left unread.";
        }

        return trial.Answer(request);
    }

    private async Task ReadAsync(TestMetrics request, LogTrial trial, CancellationToken ct)
    {
        await ReadLogAsync(request.JobName, trial, ct);
        await ReadFileAsync(request, trial, ct);
    }

    private async Task ReadLogAsync(string jobName, LogTrial trial, CancellationToken ct)
    {
        var streams = await logs.FindStreamsAsync(jobName, ct);
        if (streams.Value is not { Count: > 0 } names)
        {
            trial.Problem = streams.Problem switch
            {
                null => $"No job '{jobName}' has a log. Check its name; a job that printed nothing has none, and logs may be deleted after some time.",
                LogProblem.NotThere => $"No job '{jobName}' has a log: {streams.Detail}.",
                _ => $"The log of '{jobName}' could not be read: {streams.Detail} Try again when that is mended.",
            };
            return;
        }

        trial.Found(names);
        foreach (var name in names)
        {
            await ReadStreamAsync(name, trial, ct);
        }
    }

    private async Task ReadStreamAsync(string name, LogTrial trial, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var token = trial.TokenOf(name);
            var answer = await logs.ReadAsync(name, token, ct);
            if (answer.Value is not { } page)
            {
                trial.Problem = $"The log stream '{name}' could not be read to its end: {answer.Detail}";
                return;
            }

            trial.Read(name, page);
            if (page.EndsAt(token))
            {
                return;
            }
        }
    }

    private async Task ReadFileAsync(TestMetrics request, LogTrial trial, CancellationToken ct)
    {
        if (patterns.ForFile(request.Metrics) is not { Count: > 0 } wanted || request.OutputUri is not { Length: > 0 } outputUri)
        {
            return;
        }

        var answer = await files.ReadAsync(JobNames.Output(outputUri, request.JobName), ct);
        trial.ReadFile(answer, wanted, clock.GetUtcNow());
    }
}
