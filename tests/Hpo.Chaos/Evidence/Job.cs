namespace Hpo.Chaos.Evidence;

/// <summary>What really happened under a job name, as the endpoint noted it. Times are epoch milliseconds.</summary>
internal sealed record Job(string StudyId, int Trial, int Attempt, long Accepted, long Starts, string? Status, long? Created, long? Ended)
{
    public string Name => Contracts.JobNames.For(StudyId, Trial, Attempt);

    public bool IsOver => Status is "Completed" or "Failed" or "Stopped";
}
