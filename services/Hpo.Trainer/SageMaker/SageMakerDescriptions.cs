using Amazon.SageMaker.Model;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>Answers of SageMaker in the trainer's words.</summary>
internal static class SageMakerDescriptions
{
    public static JobDescription Read(DescribeTrainingJobResponse job) => new()
    {
        Name = job.TrainingJobName ?? "",
        Phase = Phase(job.TrainingJobStatus?.Value),
        SecondaryStatus = job.SecondaryStatus?.Value ?? "",
        Marker = SageMakerMarkers.Read(job.Environment),
        TuningJob = job.TuningJobArn is { Length: > 0 } arn ? arn[(arn.LastIndexOf('/') + 1)..] : null,
        Hyperparameters = job.HyperParameters ?? [],
        FailureReason = job.FailureReason is { } reason ? Secrets.Blot(reason) : null, // Of a program that failed it quotes what that printed last.
        InstanceType = job.ResourceConfig?.InstanceType?.Value,
        CreatedAt = Time(job.CreationTime),
        EndedAt = Time(job.TrainingEndTime),
        Seconds = job.TrainingTimeInSeconds,
        BillableSeconds = job.BillableTimeInSeconds,
        ModelArtifact = job.ModelArtifacts?.S3ModelArtifacts,
        FinalMetrics = FinalMetrics.Read(job.FinalMetricDataList ?? []),
    };

    public static IReadOnlyList<JobSummary> Read(ListTrainingJobsResponse page) =>
        [.. (page.TrainingJobSummaries ?? []).Select(job => new JobSummary(job.TrainingJobName ?? "", Phase(job.TrainingJobStatus?.Value), job.TrainingJobArn))];

    /// <summary>What the status of a training or tuning job means.</summary>
    public static JobPhase Phase(string? status) => status switch
    {
        "Completed" => JobPhase.Completed,
        "Failed" => JobPhase.Failed,
        "Stopped" => JobPhase.Stopped,
        "Stopping" => JobPhase.Stopping,
        _ => JobPhase.InProgress,
    };

    private static DateTimeOffset? Time(DateTime? time) => time is { } value ? new DateTimeOffset(value.ToUniversalTime()) : null;
}
