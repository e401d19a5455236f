using Hpo.Messaging;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Pacing;
using Hpo.Storage;

namespace Hpo.Metrics.Workers;

/// <summary>One reader's turn with one job: claim, read, decide, save, send; then the rest of the curve, if the log is there.</summary>
internal sealed class ReadingTurn(
    ReadingStore store, LogReader reader, OutcomeSender sender, LateWrites<JobReading> notes, ReadingSignal signal, DelayNotices notices, Pace pace, TimeProvider clock,
    ILogger<ReadingTurn> log)
{
    /// <summary>Takes a due reading; null when another reader has it.</summary>
    public Task<Versioned<JobReading>?> ClaimAsync(Versioned<JobReading> due, CancellationToken ct) =>
        store.ReplaceAsync(ReadingDecisions.Claimed(due.Document, clock.GetUtcNow(), pace), due.Version, ct);

    /// <summary>Works on a claimed reading. When its job ends meanwhile, this round's position is dropped and the same lines are read again.</summary>
    public async Task RunAsync(Versioned<JobReading> claimed, CancellationToken ct)
    {
        using var properties = StudyLog.Push(claimed.Document.StudyId, claimed.Document.Trial, claimed.Document.Attempt);
        var reading = claimed.Document.Unsent.Count > 0 ? claimed : await RoundAsync(claimed, ct);
        while (reading?.Document.Unsent.Count > 0)
        {
            var sent = await sender.SendAsync(reading, ct);
            if (sent.Document.Phase != ReadingPhase.Finishing)
            {
                await sender.NoteAsync(sent, ct);
                return;
            }

            // Saving what the next round finds notes at the same time that the messages left.
            reading = await RoundAsync(sent, ct);
        }

        signal.RaiseAt(reading?.Document.DueAt);
    }

    private async Task<Versioned<JobReading>?> RoundAsync(Versioned<JobReading> claimed, CancellationToken ct)
    {
        var round = await reader.ReadAsync(claimed.Document, ct);
        if (round.Failure is not null)
        {
            log.LogWarning("Log of {JobName} could not be read ({Failure}), round {Round}", claimed.Document.JobName, round.Failure, claimed.Document.FailedRounds + 1);
        }

        if (round.Failure is not null && claimed.Document is { End: not null, Outcome: null } waits)
        {
            await notices.TellAsync(waits.StudyId, waits.Trial, waits.Attempt, $"The log of {waits.JobName} could not be read. {round.Failure}", ct);
        }

        var after = RoundDecisions.After(claimed.Document, round, clock.GetUtcNow(), pace);
        if (after.Phase != ReadingPhase.Closed || after.Unsent.Count > 0)
        {
            return await store.ReplaceAsync(after, claimed.Version, ct);
        }

        // If this note is lost, the log is read once more for nothing.
        notes.Add(new Versioned<JobReading>(after, claimed.Version));
        return null;
    }
}
