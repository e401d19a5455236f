namespace Hpo.Trainer;

/// <summary>The launch that a document asks for.</summary>
internal static class LaunchRequests
{
    public static LaunchRequest For(JobDocument job) => new(
        job.JobName,
        new JobMarker(job.StudyId, job.Trial, job.Attempt),
        job.Candidate.Hyperparameters,
        job.Candidate.Training,
        job.Candidate.Metrics);
}
