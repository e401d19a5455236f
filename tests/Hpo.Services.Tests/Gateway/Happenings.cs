using Hpo.Contracts;
using Hpo.Gateway;

namespace Hpo.Services.Tests.Gateway;

/// <summary>Events of a study, as the other services would send them.</summary>
internal sealed class Happenings(string studyId)
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Objective[] Objectives = [new("accuracy", Direction.Maximize)];
    private static readonly MetricDefinition[] Metrics = [new("accuracy", "accuracy=([0-9.]+)"), new("loss", "loss=([0-9.]+)")];

    public CandidateProposed Proposed(int trial) => new()
    {
        StudyId = studyId,
        Trial = trial,
        Generation = trial / 10,
        Hyperparameters = new Dictionary<string, string> { ["learning_rate"] = $"0.{trial}", ["batch_size"] = "100" },
        Training = new TrainingTemplate { Image = "mnist-mlp", RoleArn = "arn:aws:iam::123456789012:role/Hpo", OutputUri = "s3://bucket/models" },
        Metrics = Metrics,
        Objectives = Objectives,
    };

    public JobStarted Started(int trial, int attempt = 1) => new()
    {
        StudyId = studyId,
        Trial = trial,
        Attempt = attempt,
        JobName = JobNames.For(studyId, trial, attempt),
        Metrics = Metrics,
        Objectives = Objectives,
        StartedAt = Start.AddMinutes(attempt),
    };

    public JobCompleted Ended(int trial, int attempt = 1, bool willRetry = false) => new()
    {
        StudyId = studyId,
        Trial = trial,
        Attempt = attempt,
        JobName = JobNames.For(studyId, trial, attempt),
        Status = willRetry ? JobStatus.Failed : JobStatus.Completed,
        FailureReason = willRetry ? "Machine lost" : null,
        FailureClass = willRetry ? FailureClass.Infrastructure : null,
        WillRetry = willRetry,
        Seconds = 10 * attempt,
        BillableSeconds = 7,
        Metrics = Metrics,
        Objectives = Objectives,
        EndedAt = Start.AddMinutes(attempt).AddSeconds(30),
    };

    public FitnessMeasured Measured(int trial, double accuracy, int attempt = 1) => new()
    {
        StudyId = studyId,
        Trial = trial,
        Attempt = attempt,
        Values = new Dictionary<string, double> { ["accuracy"] = accuracy, ["loss"] = 1 - accuracy },
        Seconds = 10 * attempt,
        BillableSeconds = 7,
    };

    public FitnessUnavailable Unavailable(int trial) => new()
    {
        StudyId = studyId,
        Trial = trial,
        Attempt = 1,
        Reason = "No line, and no \"accuracy\", in the log.",
        FailureClass = FailureClass.NoMetric,
    };

    public MetricObserved Observed(int trial, int step, string metric = "accuracy", int attempt = 1) => new()
    {
        StudyId = studyId,
        Trial = trial,
        Attempt = attempt,
        Metric = metric,
        Step = step,
        Value = step / 10.0,
        Time = Start.AddSeconds(step),
    };

    public IncumbentImproved Improved(int trial, double accuracy, int settled) => new()
    {
        StudyId = studyId,
        Incumbent = Best(trial, accuracy),
        Counts = new TrialCounts(settled + 2, settled, 0),
    };

    public StudyCompleted Completed(int trial, double accuracy, int settled) => new()
    {
        StudyId = studyId,
        Cause = "All 30 trials are settled.",
        Counts = new TrialCounts(settled, settled, 0),
        Incumbent = Best(trial, accuracy),
    };

    public StudyFailed Cancelled() => new() { StudyId = studyId, Cause = "Enough.", Cancelled = true, Counts = new TrialCounts(1, 0, 1) };

    public static Task Handle(ReadModelEvents events, object message) => message switch
    {
        StudyAccepted accepted => events.HandleAsync(accepted, CancellationToken.None),
        CandidateProposed proposed => events.HandleAsync(proposed, CancellationToken.None),
        JobStarted started => events.HandleAsync(started, CancellationToken.None),
        JobCompleted ended => events.HandleAsync(ended, CancellationToken.None),
        MetricObserved observed => events.HandleAsync(observed, CancellationToken.None),
        FitnessMeasured measured => events.HandleAsync(measured, CancellationToken.None),
        FitnessUnavailable unavailable => events.HandleAsync(unavailable, CancellationToken.None),
        IncumbentImproved improved => events.HandleAsync(improved, CancellationToken.None),
        StudyCompleted completed => events.HandleAsync(completed, CancellationToken.None),
        StudyFailed failed => events.HandleAsync(failed, CancellationToken.None),
        TrialReported reported => events.HandleAsync(reported, CancellationToken.None),
        _ => throw new ArgumentException($"No handler for {message}."),
    };

    private static Incumbent Best(int trial, double accuracy) => new()
    {
        Trial = trial,
        Values = new Dictionary<string, double> { ["accuracy"] = accuracy },
        Hyperparameters = new Dictionary<string, string> { ["learning_rate"] = $"0.{trial}" },
    };
}
