namespace Hpo.Trainer;

/// <summary>Makes the job that an event speaks of due, so that the watcher looks at it now. The look decides what became of it, not the event.</summary>
internal sealed class JobWaker(JobStore store, JobKeeper keeper)
{
    public async Task<JobWaking> WakeAsync(JobEvent news, CancellationToken ct)
    {
        foreach (var marker in JobMarkers.FromName(news.JobName))
        {
            if (await store.FindAsync(JobDocument.IdFor(marker.StudyId, marker.Trial), ct) is { } known && JobMarkers.NameOf(marker, known.Document) == news.JobName)
                return await WakeAsync(known, news, ct);
        }

        return JobWaking.Unknown;
    }

    private async Task<JobWaking> WakeAsync(Storage.Versioned<JobDocument> known, JobEvent news, CancellationToken ct)
    {
        var isWoken = false;
        await keeper.ApplyAsync(known, Wake, ct);
        return isWoken ? JobWaking.Woken : JobWaking.NothingNew;

        JobDocument Wake(JobDocument newest, DateTimeOffset now)
        {
            var woken = JobDecisions.Wake(newest, news.JobName, now);
            isWoken = !ReferenceEquals(woken, newest);
            return woken;
        }
    }
}
