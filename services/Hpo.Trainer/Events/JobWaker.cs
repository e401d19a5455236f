namespace Hpo.Trainer;

/// <summary>Makes the job that news speak of due, so that the watcher looks at it now. The look decides what became of it, not the news.</summary>
internal sealed class JobWaker(JobStore store, JobKeeper keeper)
{
    public async Task<JobWaking> WakeAsync(string jobName, CancellationToken ct)
    {
        foreach (var marker in JobMarkers.FromName(jobName))
        {
            if (await store.FindAsync(JobDocument.IdFor(marker.StudyId, marker.Trial), ct) is { } known && JobMarkers.NameOf(marker, known.Document) == jobName)
                return await WakeAsync(known, jobName, ct);
        }

        return JobWaking.Unknown;
    }

    private async Task<JobWaking> WakeAsync(Storage.Versioned<JobDocument> known, string jobName, CancellationToken ct)
    {
        var isWoken = false;
        await keeper.ApplyAsync(known, Wake, ct);
        return isWoken ? JobWaking.Woken : JobWaking.NothingNew;

        JobDocument Wake(JobDocument newest, DateTimeOffset now)
        {
            var woken = JobDecisions.Wake(newest, jobName, now);
            isWoken = !ReferenceEquals(woken, newest);
            return woken;
        }
    }
}
