namespace Hpo.Trainer;

/// <summary>The launch that a document asks for.</summary>
internal static class LaunchRequests
{
    public static LaunchRequest For(JobDocument job)
    {
        var training = job.Candidate.Training with { InstanceType = job.InstanceType };
        return new(
            job.JobName,
            new JobMarker(job.StudyId, job.Trial, job.Attempt),
            ScriptHyperparameters.For(job.Candidate.Hyperparameters, training, job.JobName),
            training,
            job.Candidate.Metrics);
    }
}
