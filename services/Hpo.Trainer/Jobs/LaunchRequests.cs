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
            training.Script is { } script ? ScriptHyperparameters.For(job.Candidate.Hyperparameters, training, script, job.JobName) : job.Candidate.Hyperparameters,
            training,
            job.Candidate.Metrics);
    }
}
