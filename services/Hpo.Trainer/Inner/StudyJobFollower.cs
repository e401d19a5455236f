using Hpo.Messaging;
using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Asks for the studies of jobs as they fall due: submits them, submits those again of which nothing was heard, and tells them to end when their trial is to
/// stop. Everything asked may have been asked before; a study that is known, or has ended, answers the same again.
/// </summary>
internal sealed partial class StudyJobFollower(
    StudyJobStore store, StudyJobKeeper keeper, IMessagePublisher publisher, TimeProvider clock, IOptions<TrainerOptions> options, ILogger<StudyJobFollower> logger)
{
    private const int MostAtOnce = 20;

    public Task RunAsync(CancellationToken ct) => keeper.Alarm.RepeatAsync(options.Value.SweepInterval, RoundAsync, LogRoundFailed, ct);

    /// <summary>A process that starts asks at once: whatever was lost with the one before is made up for, however long its pauses had become.</summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        await foreach (var job in store.UnfinishedAsync(ct))
            await keeper.ApplyAsync(job.Document.Name, StudyJobDecisions.Wake, ct);
    }

    /// <summary>Asks for what is due.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await store.DueAsync(now, MostAtOnce, ct);
        foreach (var job in due)
            await OnceAsync(job, ct);
        if (due.Count == MostAtOnce)
            keeper.Alarm.Set(now);
        else if (await store.NextDueAsync(now, ct) is { } next)
            keeper.Alarm.Set(next);
    }

    // Saved first, so that one replica asks; what a crash leaves unasked is asked next time.
    private async Task OnceAsync(Versioned<StudyJob> due, CancellationToken ct)
    {
        var asked = StudyJobDecisions.Ask(due.Document, clock.GetUtcNow());
        if (await keeper.TrySaveAsync(asked, due.Version, ct) is null)
            return;
        try
        {
            var messages = StudyJobDecisions.Outgoing(asked);
            await Task.WhenAll(messages.Select(message => publisher.PublishAsync(message, ct)));
            LogAsked(asked.Name, messages.Count, asked.StopReason);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogFailed(failure, asked.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobName} asked {Count} inner studies to run, or to end: {StopReason}")]
    private partial void LogAsked(string jobName, int count, string? stopReason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inner studies of job {JobName} could not be asked; they are asked again")]
    private partial void LogFailed(Exception failure, string jobName);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of asking for inner studies failed; it goes on")]
    private partial void LogRoundFailed(Exception failure);
}
