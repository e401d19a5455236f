using Amazon.SageMaker.Model;

namespace Hpo.Trainer;

/// <summary>Answers about tuning jobs in the trainer's words.</summary>
internal static class SageMakerTunings
{
    public static TuningLook Read(DescribeHyperParameterTuningJobResponse tuning) => new TuningLook.Found(
        SageMakerDescriptions.Phase(tuning.HyperParameterTuningJobStatus?.Value),
        Count(tuning.TrainingJobStatusCounters),
        tuning.FailureReason,
        SageMakerTuningMarkers.Read(tuning.TrainingJobDefinition?.Environment));

    public static TuningPage Read(ListTrainingJobsForHyperParameterTuningJobResponse page) => new(
        [.. (page.TrainingJobSummaries ?? []).Select(Read)],
        string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken);

    private static TunedJob Read(HyperParameterTrainingJobSummary job) => new(
        job.TrainingJobName ?? "",
        job.CreationTime is { } created ? new DateTimeOffset(created.ToUniversalTime()) : DateTimeOffset.UnixEpoch,
        job.TunedHyperParameters ?? []);

    private static int Count(TrainingJobStatusCounters? counters) => counters is null
        ? 0
        : (counters.Completed ?? 0) + (counters.InProgress ?? 0) + (counters.RetryableError ?? 0) + (counters.NonRetryableError ?? 0) + (counters.Stopped ?? 0);
}
