using Hpo.Messaging;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Storage;

namespace Hpo.Metrics.Workers;

/// <summary>One reader's turn with one job: claim, read, decide, save, send.</summary>
internal sealed class ReadingTurn(
    ReadingStore store, LogReader reader, OutcomeSender sender, ReadingSignal signal, Pace pace, TimeProvider clock, ILogger<ReadingTurn> log)
{
    /// <summary>Takes a due reading; null when another reader has it.</summary>
    public Task<Versioned<JobReading>?> ClaimAsync(Versioned<JobReading> due, CancellationToken ct) =>
        store.ReplaceAsync(ReadingDecisions.Claimed(due.Document, clock.GetUtcNow(), pace), due.Version, ct);

    /// <summary>Works on a claimed reading. When its job ends meanwhile, this round's position is dropped and the same lines are read again.</summary>
    public async Task RunAsync(Versioned<JobReading> claimed, CancellationToken ct)
    {
        using var properties = StudyLog.Push(claimed.Document.StudyId, claimed.Document.Trial, claimed.Document.Attempt);
        var saved = claimed.Document.Unsent.Count > 0 ? claimed : await RoundAsync(claimed, ct);
        if (saved?.Document.Unsent.Count > 0)
        {
            await sender.SendAsync(saved, ct);
        }

        signal.RaiseAt(saved?.Document.DueAt);
    }

    private async Task<Versioned<JobReading>?> RoundAsync(Versioned<JobReading> claimed, CancellationToken ct)
    {
        var round = await reader.ReadAsync(claimed.Document, ct);
        if (round.Failure is not null)
        {
            log.LogWarning("Log of {JobName} could not be read ({Failure}), round {Round}", claimed.Document.JobName, round.Failure, claimed.Document.FailedRounds + 1);
        }

        return await store.ReplaceAsync(RoundDecisions.After(claimed.Document, round, clock.GetUtcNow(), pace), claimed.Version, ct);
    }
}
