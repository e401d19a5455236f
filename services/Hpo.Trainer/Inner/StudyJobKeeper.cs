using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>Loads, lets decide, saves; whoever asks for the studies of a job is woken when that is due.</summary>
internal sealed class StudyJobKeeper(StudyJobStore store, TimeProvider clock)
{
    /// <summary>Wakes the loop that asks.</summary>
    public Alarm Alarm { get; } = new(clock);

    /// <summary>Applies a decision to the newest version of a job; null when there is no such job.</summary>
    /// <param name="jobName">Name of the job.</param>
    /// <param name="decide">Pure; answers the same job when there is nothing to do.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<(StudyJob Job, bool IsChanged)?> ApplyAsync(string jobName, Func<StudyJob, DateTimeOffset, StudyJob> decide, CancellationToken ct)
    {
        if (await store.FindAsync(jobName, ct) is not { } known)
            return null;
        var (before, after) = await Decisions.ApplyAsync(
            jobName, known, newest => decide(newest, clock.GetUtcNow()), (decided, version) => TrySaveAsync(decided, version, ct), () => store.FindAsync(jobName, ct));
        return (after.Document, !ReferenceEquals(before, after));
    }

    /// <summary>Saves a job if it still has that version; null when another process was faster.</summary>
    public async Task<Versioned<StudyJob>?> TrySaveAsync(StudyJob job, long expectedVersion, CancellationToken ct)
    {
        if (!await store.ReplaceAsync(job, expectedVersion, ct))
            return null;
        SetAlarm(job);
        return new Versioned<StudyJob>(job, expectedVersion + 1);
    }

    /// <summary>Wakes the loop when the job is due.</summary>
    public void SetAlarm(StudyJob job)
    {
        if (job.DueAt is { } dueAt)
            Alarm.Set(dueAt);
    }
}
