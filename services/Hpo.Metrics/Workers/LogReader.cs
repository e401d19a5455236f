using Hpo.Metrics.Logs;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;

namespace Hpo.Metrics.Workers;

/// <summary>Reads on in a job's log for one round and publishes the metrics it meets.</summary>
internal sealed class LogReader(ITrainingLogs logs, FileReader files, CurveSender curves, PatternCache patterns, Pace pace)
{
    private const int TailLines = 50; // Blank ones among them are not shown.

    public async Task<RoundResult> ReadAsync(JobReading reading, CancellationToken ct)
    {
        var log = reading.Log;
        if (RoundDecisions.LooksForStreams(reading))
        {
            var streams = await logs.FindStreamsAsync(reading.JobName, ct);
            if (streams.Problem is { } problem and not LogProblem.NotThere)
            {
                return Failed(log, problem, streams.Detail);
            }

            log = LogStreams.Merge(log, streams.Value ?? []) with { Absent = streams.Problem is null ? null : streams.Detail };
        }

        (log, var fileProblem, var detail) = await files.ReadAsync(reading, log, ct);
        if (fileProblem is not null)
        {
            return Failed(log, fileProblem, detail);
        }

        return reading.Phase == ReadingPhase.Explaining
            ? new RoundResult { Log = log, Tail = await TailAsync(log, ct) }
            : await ReadPagesAsync(reading, log, ct);
    }

    private async Task<RoundResult> ReadPagesAsync(JobReading reading, LogProgress log, CancellationToken ct)
    {
        // A look that finds the end of a stream is free: otherwise a job of many machines would spend the round on the first ones.
        var pagesLeft = pace.PagesPerRound;
        foreach (var name in log.Streams.Select(stream => stream.Name).ToList())
        {
            while (true)
            {
                var step = await StepAsync(reading, log, LogStreams.Find(log, name), ct);
                log = step.Log;
                if (step.Problem is not null)
                {
                    return Failed(log, step.Problem, step.Detail);
                }

                if (step.AtEnd)
                {
                    break;
                }

                if (--pagesLeft == 0)
                {
                    return new RoundResult { Log = log };
                }
            }
        }

        return new RoundResult { Log = log, ReachedEnd = true };
    }

    private async Task<(LogProgress Log, bool AtEnd, LogProblem? Problem, string? Detail)> StepAsync(JobReading reading, LogProgress log, StreamProgress stream, CancellationToken ct)
    {
        var answer = await logs.ReadAsync(stream.Name, stream.Token, ct);
        return answer switch
        {
            { Value: { } page } => (await ReadPageAsync(reading, log, stream, page, ct), page.EndsAt(stream.Token), null, null),
            { Problem: LogProblem.TokenRejected } => (LogStreams.Replace(log, stream.FromTheBeginning()), false, null, null),
            { Problem: LogProblem.NotThere } => (log, true, null, null),
            _ => (log, false, answer.Problem, answer.Detail),
        };
    }

    // The position is saved after these left: after a crash the page is read again, and the same steps are published again.
    private async Task<LogProgress> ReadPageAsync(JobReading reading, LogProgress log, StreamProgress stream, LogPage page, CancellationToken ct)
    {
        var (progress, observations) = MetricReading.Read(log, stream, page, patterns.For(reading.Metrics));
        await curves.SendAsync(reading, observations, ct);
        return progress;
    }

    private async Task<IReadOnlyList<string>?> TailAsync(LogProgress log, CancellationToken ct)
    {
        if (log.Streams.Count == 0)
        {
            return null;
        }

        var answer = await logs.ReadTailAsync(log.Streams[0].Name, TailLines, ct);
        return answer.Value is { } page ? LogTail.Of(page.Lines.Select(line => line.Text)) : null;
    }

    private static RoundResult Failed(LogProgress log, LogProblem? problem, string? detail) =>
        new() { Log = log, Failure = $"{problem}: {detail}", AwaitsCredentials = problem == LogProblem.NoCredentials };
}
