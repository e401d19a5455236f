using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

/// <summary>Subjects of which a test mentions only what it is about.</summary>
internal static class Some
{
    public const string StudyId = "mnist-ga";

    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static readonly TrainerOptions Options = new();

    public static CandidateProposed Candidate(int trial = 0, string studyId = StudyId, TrainingTemplate? training = null) => new()
    {
        StudyId = studyId,
        Trial = trial,
        Generation = 0,
        Hyperparameters = new Dictionary<string, string> { ["learning_rate"] = "0.05", ["batch_size"] = "100" },
        Training = training ?? Training(),
        Metrics = [new MetricDefinition("accuracy", "accuracy=([0-9.]+)")],
        Objectives = [new Objective("accuracy", Direction.Maximize)],
    };

    public static TrainingTemplate Training(int maxAttempts = 3) => new()
    {
        Image = "mnist-mlp",
        RoleArn = "arn:aws:iam::123456789012:role/HpoTraining",
        OutputUri = "s3://bucket/models",
        MaxRuntimeSeconds = 3600,
        MaxAttempts = maxAttempts,
    };

    public static JobDocument Queued() => JobDecisions.Propose(Candidate(), Now);

    public static JobDocument Launching() => JobDecisions.Claim(Queued(), "me", Now, Options);

    public static JobDocument Running(int attempt = 1, int maxAttempts = 3) => new()
    {
        Candidate = Candidate(training: Training(maxAttempts)),
        State = JobState.Running,
        Attempt = attempt,
        MayExist = true,
        LaunchedAt = Now,
        DueAt = Now,
    };

    public static StopOrder Order(string reason = "enough seen") => new(StopOrder.IdFor(StudyId), reason, Now);

    public static JobDescription Description(JobPhase phase, string secondaryStatus = "", string? failureReason = null) =>
        new() { Name = "mnist-ga-0-1", Phase = phase, SecondaryStatus = secondaryStatus, FailureReason = failureReason };

    public static LaunchRequest Launch(TrainingTemplate? training = null) => LaunchRequests.For(JobDecisions.Propose(Candidate(training: training), Now));
}
