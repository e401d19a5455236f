namespace Hpo.Trainer;

/// <summary>What the queue remembers of the launches that it began: how many are under way, and which study was served last. Safe for use by several threads.</summary>
internal sealed class LaunchTurns
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> underWay = [];

    // It only breaks ties, so it need not outlive the process.
    private readonly Dictionary<string, long> served = [];
    private long turn;

    /// <summary>The number of the last turn of all.</summary>
    public long Last
    {
        get
        {
            lock (gate)
                return turn;
        }
    }

    /// <summary>The number of a study's last turn; 0 when that is not known.</summary>
    public long Of(string studyId)
    {
        lock (gate)
            return served.GetValueOrDefault(studyId);
    }

    /// <summary>How many launches of a quota are under way.</summary>
    public int UnderWay(string quota)
    {
        lock (gate)
            return underWay.GetValueOrDefault(quota);
    }

    /// <summary>Forgets the studies that do not wait any more.</summary>
    public void Keep(IReadOnlySet<string> studies)
    {
        lock (gate)
        {
            foreach (var gone in served.Keys.Where(study => !studies.Contains(study)).ToList())
                served.Remove(gone);
        }
    }

    /// <summary>A launch begins.</summary>
    public void Begin(JobDocument job)
    {
        lock (gate)
            underWay[job.Quota] = underWay.GetValueOrDefault(job.Quota) + 1;
    }

    /// <summary>A launch is over. It was its study's turn if the job runs; a study whose launch was refused is still to be served.</summary>
    public void End(JobDocument job, bool isLaunched)
    {
        lock (gate)
        {
            underWay[job.Quota]--;
            if (isLaunched)
                served[job.StudyId] = ++turn;
        }
    }
}
