
namespace Hpo.Optimization.Tests.Validation;

/// <summary>What automatic model tuning cannot do is refused when the study is submitted, all of it at once.</summary>
public sealed class TuningRuleTests
{
    private const string X = """{ "name": "x", "type": "continuous", "min": 0, "max": 1 }""";

    [Fact]
    public void A_study_that_a_tuning_job_can_take_is_fine() => Expect.Fine(With());

    [Fact]
    public void All_that_a_tuning_job_cannot_take_is_reported_together()
    {
        var reading = With(
            ("parameters", $$"""[{{X}}, { "name": "n", "type": "integer", "min": 0, "max": 8, "step": 2 }, { "name": "k", "type": "integer", "min": 3, "max": 3 }]"""),
            ("optimizer.mode", "\"generational\""),
            ("optimizer.settings", """{ "minResource": 3, "warmStartFrom": "bad_name" }"""),
            ("budget.maxTrials", "5000"),
            ("budget.maxParallelTrials", "200"),
            ("startWith", """[{ "x": 0.5, "n": 2, "k": 3 }]"""));

        Assert.Equal(
            [
                "budget.maxParallelTrials", "budget.maxTrials", "optimizer.mode", "optimizer.settings", "optimizer.settings.warmStartFrom", "parameters[1].step",
                "parameters[2]", "startWith",
            ],
            reading.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Conditions_and_several_objectives_are_refused()
    {
        var reading = With(
            ("parameters", $$"""[{{X}}, { "name": "c", "type": "categorical", "values": ["a", "b"] }, { "name": "y", "type": "continuous", "min": 0, "max": 1, "when": { "c": ["a"] } }]"""),
            ("objectives", """[{ "metric": "accuracy", "direction": "maximize" }, { "metric": "loss", "direction": "minimize" }]"""));

        var unable = reading.Problems.Where(problem => problem.Path == "optimizer.name").ToList();
        Assert.Equal(2, unable.Count);
        Assert.All(unable, problem => Assert.StartsWith("'sagemaker' does not handle", problem.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "strategy": "Grid" }""", "optimizer.settings.strategy", "Grid takes categorical parameters only.")]
    [InlineData("""{ "strategy": "Hyperband", "earlyStopping": "Auto" }""", "optimizer.settings.earlyStopping", "Hyperband stops training jobs by rules of its own.")]
    [InlineData("""{ "strategy": "Hyperband", "minResource": 9, "maxResource": 3 }""", "optimizer.settings.minResource", "exceeds maxResource 3")]
    [InlineData("""{ "warmStartFrom": "a, b, c, d, e, f" }""", "optimizer.settings.warmStartFrom", "at most 5")]
    [InlineData("""{ "strategy": "Tpe" }""", "optimizer.settings.strategy", "Give one of Bayesian, Random, Grid, Hyperband.")]
    [InlineData("""{ "warmStartFrom": 3 }""", "optimizer.settings.warmStartFrom", "Give a text.")]
    public void Settings_fit_each_other(string settings, string path, string part) => Expect.Only(With(("optimizer.settings", settings)), path, part);

    [Fact]
    public void More_parameters_than_a_tuning_job_takes_are_refused() => Expect.Only(
        With(("parameters", $"[{string.Join(',', Enumerable.Range(0, 31).Select(i => X.Replace("\"x\"", $"\"x{i}\"", StringComparison.Ordinal)))}]")),
        "parameters", "1 to 30 tuned parameters; the study has 31");

    [Fact]
    public void More_values_than_a_tuning_job_takes_are_refused() => Expect.Only(
        With(("parameters", $$"""[{{X}}, { "name": "c", "type": "categorical", "values": [{{string.Join(',', Enumerable.Range(0, 31).Select(i => $"\"v{i}\""))}}] }]""")),
        "parameters[1].values", "at most 30 values");

    [Fact]
    public void A_grid_is_no_larger_than_the_budget() => Expect.Only(
        With(
            ("optimizer.settings", """{ "strategy": "Grid" }"""),
            ("parameters", """[{ "name": "a", "type": "categorical", "values": ["1", "2", "3", "4", "5", "6"] }, { "name": "b", "type": "categorical", "values": ["1", "2", "3", "4", "5", "6"] }]""")),
        "budget.maxTrials", "The grid has 36 combinations");

    [Theory]
    [InlineData("training.entryPoint", """["python"]""", "start the image's own command")]
    [InlineData("training.arguments", """["--fast"]""", "give them as static parameters")]
    [InlineData("training.experiment", """{ "experimentName": "e" }""", "cannot be filed in an experiment")]
    [InlineData("training.debugger", "true", "without SageMaker Debugger")]
    [InlineData("training.profiler", "true", "without SageMaker's profiler")]
    public void What_the_jobs_of_a_tuning_job_cannot_have_is_refused(string path, string json, string part) => Expect.Only(With((path, json)), path, part);

    [Fact]
    public void Several_machine_types_are_taken_but_not_kept_warm()
    {
        Expect.Fine(With(("training.instanceTypes", """["ml.m5.xlarge", "ml.c5.xlarge"]""")));
        Expect.Only(
            With(("training.spot", null), ("training.instanceTypes", """["ml.m5.xlarge"]"""), ("training.keepAliveSeconds", "600")),
            "training.keepAliveSeconds", "Remove keepAliveSeconds or instanceTypes");
    }

    [Fact]
    public void More_machine_types_than_a_tuning_job_takes_are_refused() => Expect.Only(
        With(("training.maxAttempts", "7"), ("training.instanceTypes", """["ml.c5.large", "ml.c5.xlarge", "ml.c5.2xlarge", "ml.c5.4xlarge", "ml.c5.9xlarge", "ml.m5.xlarge"]""")),
        "training.instanceTypes", "takes 6 machine types");

    [Fact]
    public void More_environment_than_the_jobs_of_a_tuning_job_take_is_refused() => Expect.Only(
        With(("training.environment", $"{{{string.Join(',', Enumerable.Range(0, 47).Select(i => $"\"V{i}\": \"1\""))}}}")),
        "training.environment", "46 environment variables");

    [Theory]
    [InlineData("""{ "name": "accuracy", "source": "file" }""", "metrics[0]", "from the log of the training jobs with a regex")]
    [InlineData("""{ "name": "accuracy", "source": "finalMetrics" }""", "metrics[0]", "from the log of the training jobs with a regex")]
    [InlineData("""{ "name": "accuracy", "pattern": "keras", "statistic": "best" }""", "metrics[0].statistic", "goes by the last value of 'accuracy'")]
    public void The_objective_is_what_SageMaker_reads(string metric, string path, string part) => Expect.Only(With(("metrics", $"[{metric}]")), path, part);

    [Fact]
    public void A_pattern_by_name_is_a_regex_for_SageMaker() => Expect.Fine(With(("metrics", """[{ "name": "accuracy", "pattern": "keras" }]""")));

    [Fact]
    public void Settings_have_their_defaults()
    {
        var settings = new TuningSettings(With(("optimizer.settings", """{ "warmStartFrom": "one, two" }""")).Study!);

        Assert.Equal(("Bayesian", "Off", false, false), (settings.StrategyName, settings.EarlyStoppingType, settings.MayEndEarly, settings.EndsOnConvergence));
        Assert.Equal(["one", "two"], settings.Parents);
        Assert.Equal(((int?)null, "IdenticalDataAndAlgorithm"), (settings.LeastResource, settings.ParentsType));
    }

    private static Hpo.Optimization.Validation.StudyReading With(params (string Path, string? Json)[] changes) => StudyFile.With(
        OptimizerCatalog.BuiltIn,
        [("optimizer", """{ "name": "sagemaker", "settings": {} }"""), ("parameters", $"[{X}]"), .. changes]);
}
