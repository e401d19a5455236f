using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Where the job of a trial runs: in the training service, or as studies.</summary>
internal sealed class Backends(ITrainingBackend service, StudyBackend studies)
{
    public Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct) =>
        IsOfStudies(request.Training) ? studies.LaunchAsync(request, ct) : service.LaunchAsync(request, ct);

    public Task<DescribeResult> DescribeAsync(JobDocument job, CancellationToken ct) =>
        IsOfStudies(job.Candidate.Training) ? studies.DescribeAsync(job.JobName, ct) : service.DescribeAsync(job.JobName, ct);

    public Task<StopResult> StopAsync(JobDocument job, string jobName, CancellationToken ct) =>
        IsOfStudies(job.Candidate.Training) ? studies.StopAsync(jobName, ct) : service.StopAsync(jobName, ct);

    private static bool IsOfStudies(TrainingTemplate training) => training.Study is not null;
}
