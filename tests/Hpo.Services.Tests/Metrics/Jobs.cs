using Hpo.Contracts;

namespace Hpo.Services.Tests.Metrics;

/// <summary>Messages about a job named <c>study-0-1</c>, begun at <see cref="Start"/>.</summary>
internal static class Jobs
{
    public const string Name = "study-0-1";
    public const string Stream = Name + "/algo-1-1700000000";
    public const string SecondStream = Name + "/algo-2-1700000000";

    public const string Output = "s3://bucket/models/" + Name + "/output";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly MetricDefinition Accuracy = new("accuracy", @"accuracy=(\S+)");
    public static readonly MetricDefinition Loss = new("loss", @"loss=(\S+)");

    public static JobStarted Started(int attempt = 1) => new()
    {
        StudyId = "study",
        Trial = 0,
        Attempt = attempt,
        JobName = JobNames.For("study", 0, attempt),
        Metrics = [Accuracy, Loss],
        Objectives = [new Objective("accuracy", Direction.Maximize)],
        StartedAt = Start,
    };

    public static JobCompleted Completed(DateTimeOffset at, params (string Metric, double Value)[] finalMetrics) => new()
    {
        StudyId = "study",
        Trial = 0,
        Attempt = 1,
        JobName = Name,
        Status = JobStatus.Completed,
        Seconds = 60,
        BillableSeconds = 61,
        FinalMetrics = finalMetrics.ToDictionary(metric => metric.Metric, metric => metric.Value),
        OutputUri = Output,
        Metrics = [Accuracy, Loss],
        Objectives = [new Objective("accuracy", Direction.Maximize)],
        EndedAt = at,
    };

    public static JobCompleted Failed(DateTimeOffset at, string? reason = "AlgorithmError: exit code 1", FailureClass failureClass = FailureClass.Algorithm) =>
        Completed(at) with { Status = JobStatus.Failed, FailureReason = reason, FailureClass = failureClass, FinalMetrics = null };

    public static JobCompleted Stopped(DateTimeOffset at, FailureClass failureClass) =>
        Completed(at) with { Status = JobStatus.Stopped, FailureClass = failureClass, FinalMetrics = null };
}
