namespace Hpo.Optimization.Tests.Validation;

public sealed class OptimizerRuleTests
{
    private const string TwoObjectives = """[{ "metric": "loss", "direction": "minimize" }, { "metric": "accuracy", "direction": "maximize" }]""";
    private const string OneNumber = """[{ "name": "x", "type": "continuous", "min": 0, "max": 1 }]""";

    [Theory]
    [InlineData("breder", "No optimizer is called 'breder'. Did you mean 'breeder'?")]
    [InlineData("annealing", "Known are: breeder, listener, climber, picky.")]
    public void An_unknown_optimizer_is_reported_with_the_known_ones(string name, string part) =>
        Expect.Only(StudyFile.With("optimizer.name", $"\"{name}\""), "optimizer.name", part);

    [Theory]
    [InlineData("populationSize", "31", "populationSize 31 exceeds maxTrials 30: the study would end before the first generation or sample is complete.")]
    [InlineData("populationSize", "1", "populationSize is 1. Give a whole number from 2 to 500.")]
    [InlineData("populationSize", "501", "populationSize is 501.")]
    [InlineData("populationSize", "2.5", "Give a whole number")]
    [InlineData("populationSize", "\"10\"", "Give a whole number")]
    [InlineData("mutationRate", "1.5", "Give a number from 0 to 1.")]
    [InlineData("mutationRate", "true", "Give a number from 0 to 1.")]
    [InlineData("selection", "\"random\"", "Give one of tournament, roulette.")]
    [InlineData("elitism", "1", "Give true or false.")]
    [InlineData("populationsize", "10", "'breeder' has no setting 'populationsize'. Did you mean 'populationSize'?")]
    public void A_setting_is_known_and_in_range(string name, string json, string part) =>
        Expect.Only(StudyFile.With($"optimizer.settings.{name}", json), $"optimizer.settings.{name}", part);

    // More than the budget holds would leave all of it to the initial sample, and the search would never begin.
    [Theory]
    [InlineData("es", "parents"), InlineData("es", "offspring"), InlineData("sa", "startupTrials"), InlineData("sa", "chains"), InlineData("paes", "offspring")]
    [InlineData("tpe", "startupTrials"), InlineData("gp", "startupTrials"), InlineData("aco", "archiveSize"), InlineData("cmaes", "populationSize")]
    [InlineData("ga", "populationSize"), InlineData("de", "populationSize"), InlineData("eda", "populationSize"), InlineData("nsga2", "populationSize"), InlineData("pso", "swarmSize")]
    public void An_initial_sample_or_generation_beyond_the_budget_is_refused(string optimizer, string setting) =>
        Expect.Only(
            StudyFile.With(OptimizerCatalog.BuiltIn, ("optimizer", $$"""{ "name": "{{optimizer}}", "settings": { "{{setting}}": 31 } }""")),
            $"optimizer.settings.{setting}",
            $"{setting} 31 exceeds maxTrials 30: the study would end before the first generation or sample is complete. Lower {setting}, or raise maxTrials.");

    [Fact]
    public void A_population_may_be_the_whole_study() => Expect.Fine(StudyFile.With("optimizer.settings.populationSize", "30"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    public void Repetitions_are_allowed_by_wish(string json, bool expected) =>
        Assert.Equal(expected, StudyFile.With("optimizer.allowRepeats", json).Study!.Optimizer.AllowRepeats);

    [Fact]
    public void Whether_repetitions_are_allowed_is_true_or_false() =>
        Expect.Only(StudyFile.With("optimizer.allowRepeats", "\"yes\""), "optimizer.allowRepeats", "allowRepeats is \"yes\". Give true or false.");

    [Fact]
    public void An_optimizer_that_reads_along_needs_every_objective_in_the_log()
    {
        var problems = StudyFile.With(("optimizer", """{ "name": "listener" }"""), ("objectives[0].metric", "\"latency\"")).Problems;

        Expect.Fine(StudyFile.With("optimizer", """{ "name": "listener" }"""));
        Assert.Equal(["objectives[0].metric", "optimizer.name"], problems.Select(problem => problem.Path));
        Assert.Contains("no entry of metrics finds 'latency' in the log", problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_is_made_by_the_system_and_never_given() =>
        Expect.Only(StudyFile.With("optimizer.choice", """{ "name": "ga", "reason": "mine" }"""), "optimizer.choice", "'choice' is not a field here.");

    [Fact]
    public void Settings_of_every_type_are_accepted() =>
        Expect.Fine(StudyFile.With("optimizer.settings", """{ "populationSize": 10, "mutationRate": 0.5, "selection": "roulette", "elitism": true }"""));

    [Fact]
    public void A_setting_that_is_null_keeps_its_default() =>
        Assert.Empty(StudyFile.With("optimizer.settings", """{ "populationSize": null }""").Study!.Optimizer.Settings);

    [Fact]
    public void An_optimizer_without_settings_takes_none() =>
        Expect.Only(StudyFile.With(("optimizer.name", "\"picky\""), ("optimizer.settings", """{ "speed": 1 }""")), "optimizer.settings.speed", "'picky' has no settings.");

    [Fact]
    public void Several_objectives_need_an_optimizer_for_several() =>
        Expect.Only(
            StudyFile.With(("optimizer", """{ "name": "picky" }"""), ("objectives", TwoObjectives), ("budget.targetValue", null)),
            "optimizer.name",
            "'picky' does not handle more than one objective. Use one of these: breeder.");

    [Fact]
    public void Every_missing_capability_is_reported()
    {
        var reading = StudyFile.With("optimizer", """{ "name": "climber" }""");

        Assert.Equal(2, reading.Problems.Count);
        Assert.Contains("parameters with a condition ('when'). Use one of these: breeder, listener, picky.", reading.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("categorical parameters", reading.Problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optimizer_of_numbers_takes_numbers() => Expect.Fine(StudyFile.With(("optimizer", """{ "name": "climber" }"""), ("parameters", OneNumber)));

    [Fact]
    public void The_optimizers_own_rules_see_a_search_that_is_sound()
    {
        Expect.Only(StudyFile.With(("optimizer", """{ "name": "picky" }"""), ("budget.maxTrials", "9")), "budget.maxTrials", "picky needs 10 trials.");
        Expect.Only(StudyFile.With(("optimizer", """{ "name": "picky" }"""), ("budget.maxTrials", "9"), ("parameters", "[]")), "parameters", "");
    }

    [Theory]
    [InlineData("name", "\"\""), InlineData("training.roleArn", "\"me\""), InlineData("training.instanceType", "7"), InlineData("training", null), InlineData("startWith", "5")]
    public void The_optimizers_own_rules_are_told_with_what_is_wrong_elsewhere(string path, string? json)
    {
        var reading = StudyFile.With(("optimizer", """{ "name": "picky" }"""), ("budget.maxTrials", "9"), (path, json));

        Assert.Null(reading.Study);
        Assert.Contains(reading.Problems, problem => problem.Path.StartsWith(path, StringComparison.Ordinal));
        Assert.Contains(reading.Problems, problem => problem.Message == "picky needs 10 trials. Raise maxTrials.");
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e30")]
    [InlineData("\"7\"")]
    public void A_seed_is_a_whole_number(string json) => Expect.Only(StudyFile.With("optimizer.seed", json), "optimizer.seed", "Give a whole number.");

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("0", 0)]
    public void A_seed_may_be_any_long(string json, long expected) => Assert.Equal(expected, StudyFile.With("optimizer.seed", json).Study!.Optimizer.Seed);

    [Fact]
    public void The_mode_is_one_of_two() => Expect.Only(StudyFile.With("optimizer.mode", "\"batch\""), "optimizer.mode", "Known are: generational, asynchronous.");
}
