using System.Text.Json;
using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer.Inner;

/// <summary>Trials that are studies, for a trainer whose loops are turned by hand.</summary>
internal static class Nested
{
    public const string Outer = "tune-ga";

    private static readonly JsonElement Template = JsonDocument.Parse("""
        { "objectives": [ { "metric": "loss", "direction": "minimize" } ], "optimizer": { "name": "ga", "settings": { "populationSize": "${population}" } } }
        """).RootElement;

    public static TrainingTemplate Training { get; } = new()
    {
        RoleArn = "",
        OutputUri = "",
        MaxAttempts = 1,
        Study = Template,
        Problems = [new StudyProblem { Name = "sphere", Best = 0, Worst = 10 }, new StudyProblem { Name = "ridge", Best = 0, Worst = 2 }],
    };

    public static IReadOnlyList<string> Ids { get; } = ["tune-ga-0-1-sphere-1", "tune-ga-0-1-ridge-1"];

    public static CandidateProposed Candidate(int trial = 0) => new()
    {
        StudyId = Outer,
        Trial = trial,
        Generation = 0,
        Hyperparameters = new Dictionary<string, string> { ["population"] = "12" },
        Training = Training,
        Metrics = [new MetricDefinition("score", "") { Source = MetricSource.FinalMetrics }],
        Objectives = [new Objective("score", Direction.Minimize)],
    };

    public static StudyCompleted Completed(string studyId, double? loss) => new()
    {
        StudyId = studyId,
        Cause = "all 40 trials have an outcome",
        Counts = new TrialCounts(40, 40, 0),
        Incumbent = loss is { } value ? new Incumbent { Trial = 3, Values = new Dictionary<string, double> { ["loss"] = value }, Hyperparameters = new Dictionary<string, string>() } : null,
        Spending = new Spending { Seconds = 30, BillableSeconds = 20 },
    };

    public static StudyFailed Failed(string studyId, string cause = "10 trials failed", bool cancelled = false) =>
        new() { StudyId = studyId, Cause = cause, Cancelled = cancelled, Counts = new TrialCounts(10, 0, 10), Spending = new Spending { Seconds = 5, BillableSeconds = 5 } };

    /// <summary>Does what is due within some time, and asks for inner studies as it falls due.</summary>
    public static async Task RunNestedAsync(this TrainerRig trainer, TimeSpan time)
    {
        for (var end = trainer.World.Clock.GetUtcNow() + time; trainer.World.Clock.GetUtcNow() < end;)
        {
            await trainer.RunAsync(TimeSpan.FromSeconds(5));
            await trainer.Get<StudyJobFollower>().RoundAsync(default);
        }
    }

    public static Task EndAsync(this TrainerRig trainer, StudyCompleted message) => trainer.Get<StopHandler>().StudyCompletedAsync(message, default);

    public static Task EndAsync(this TrainerRig trainer, StudyFailed message) => trainer.Get<StopHandler>().StudyFailedAsync(message, default);

    /// <summary>Ids of studies that were asked to run, each once.</summary>
    public static IEnumerable<string?> Submitted(this TrainerWorld world) => world.Publisher.Of<SubmitStudy>().Select(message => message.StudyId).Distinct();

    public static IEnumerable<string> Cancelled(this TrainerWorld world) => world.Publisher.Of<CancelStudy>().Select(message => message.StudyId).Distinct();
}
