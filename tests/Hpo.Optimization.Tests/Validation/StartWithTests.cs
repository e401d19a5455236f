using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.Validation;

public sealed class StartWithTests
{
    private const string Sgd = """{ "learning_rate": 0.1, "num_epoch": 20, "optimizer": "sgd", "momentum": 0.9 }""";
    private const string Adam = """{ "learning_rate": 0.05, "num_epoch": 50, "optimizer": "adam" }""";

    [Fact]
    public void Candidates_are_read_as_their_jobs_will_get_them()
    {
        var start = Start("""{ "optimizer": "sgd", "momentum": "0.50", "num_epoch": 2e1, "learning_rate": "1e-1", "batch_size": 100 }""").Study!.StartWith!;

        Assert.Equal(
            new Dictionary<string, string> { ["learning_rate"] = "0.1", ["num_epoch"] = "20", ["optimizer"] = "sgd", ["momentum"] = "0.5" },
            Assert.Single(start));
    }

    [Fact]
    public void Several_candidates_keep_their_order() =>
        Assert.Equal(["sgd", "adam"], Start(Sgd, Adam).Study!.StartWith!.Select(candidate => candidate["optimizer"]));

    [Theory]
    [InlineData(null), InlineData("null"), InlineData("[]")]
    public void No_candidates_are_none(string? json) => Assert.Null(StudyFile.With("startWith", json).Study!.StartWith);

    [Theory]
    [InlineData("learning_rate", "0.3", "'learning_rate' is 0.3. Give a number from 0.01 to 0.2.")]
    [InlineData("learning_rate", "\"fast\"", "'learning_rate' is \"fast\". Give a number from 0.01 to 0.2.")]
    [InlineData("learning_rate", "[0.1]", "'learning_rate' is a list. Give a number")]
    [InlineData("learning_rate", null, "'learning_rate' is missing. Give a number from 0.01 to 0.2.")]
    [InlineData("num_epoch", "12", "'num_epoch' is 12. Give a whole number from 10 to 50 in steps of 5 from 10 on.")]
    [InlineData("num_epoch", "15.5", "Give a whole number")]
    [InlineData("optimizer", "\"lamb\"", "'optimizer' is \"lamb\". Give one of sgd, adam.")]
    [InlineData("momentum", null, "'momentum' is missing. Give a number from 0 to 0.99.")]
    [InlineData("batch_size", "64", "'batch_size' is 64. Give '100', as for every trial, or leave it out.")]
    [InlineData("learning_rat", "0.1", "'learning_rat' is no parameter. Did you mean 'learning_rate'?")]
    public void A_candidate_has_an_allowed_value_for_every_parameter(string name, string? json, string part) =>
        Expect.Only(StudyFile.With(("startWith", $"[{Adam}, {Sgd}]"), ($"startWith[1].{name}", json)), $"startWith[1].{name}", part);

    [Fact]
    public void A_parameter_whose_condition_does_not_hold_is_not_given() =>
        Expect.Only(
            Start(Sgd.Replace("sgd", "adam", StringComparison.Ordinal)), "startWith[0].momentum", "'momentum' exists only where 'optimizer' is sgd. Remove it here.");

    [Fact]
    public void What_depends_on_a_wrong_value_is_not_judged()
    {
        Expect.Only(Start(Sgd.Replace("sgd", "sdg", StringComparison.Ordinal)), "startWith[0].optimizer", "Give one of sgd, adam.");
        Expect.Only(Start(Adam.Replace("\"adam\"", "null", StringComparison.Ordinal)), "startWith[0].optimizer", "'optimizer' is missing.");
    }

    [Fact]
    public void The_same_candidate_twice_is_one_too_many() =>
        Expect.Only(Start(Sgd, Adam, Sgd.Replace("0.9", "0.90", StringComparison.Ordinal)), "startWith[2]", "the same candidate as startWith[0]");

    [Fact]
    public void There_are_no_more_candidates_than_trials() =>
        Expect.Only(
            StudyFile.With(("startWith", $"[{Sgd}, {Adam}]"), ("budget.maxTrials", "1"), ("optimizer.settings", null)),
            "startWith",
            "startWith has 2 candidates, but maxTrials is 1.");

    [Theory]
    [InlineData("{}", "startWith", "not a list")]
    [InlineData("[7]", "startWith[0]", "7 is not an object.")]
    [InlineData("""[{ "learning_rate": 0.1, "learning_rate": 0.1, "num_epoch": 20, "optimizer": "adam" }]""", "startWith[0].learning_rate", "more than once")]
    public void Candidates_are_a_list_of_objects(string json, string path, string part) => Expect.Only(StudyFile.With("startWith", json), path, part);

    [Fact]
    public void Everything_is_reported_at_once()
    {
        var problems = StudyFile.With(("name", "\"\""), ("startWith", """[{ "learning_rate": 9, "num_epoch": 9 }, { "optimizer": "adam", "layers": 3 }]""")).Problems;

        Assert.Equal(
            ["name", "startWith[0].learning_rate", "startWith[0].num_epoch", "startWith[0].optimizer", "startWith[1].layers", "startWith[1].learning_rate", "startWith[1].num_epoch"],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Candidates_are_not_compared_with_parameters_that_are_wrong_themselves() =>
        Expect.Only(StudyFile.With(("startWith", $"[{Sgd}]"), ("parameters[0].min", "5")), "parameters[0].min", "exceeds max");

    [Fact]
    public void A_step_is_met_in_spite_of_binary_fractions()
    {
        var reading = StudyFile.With(
            ("parameters", """[{ "name": "x", "type": "continuous", "min": 0, "max": 1, "step": 0.1 }]"""), ("startWith", """[{ "x": 0.30000000000000004 }]"""));

        Assert.Equal("0.3", reading.Study!.StartWith![0]["x"]);
    }

    [Fact]
    public void A_study_with_candidates_survives_the_way_through_the_contract()
    {
        var study = Start(Sgd, Adam).Study!;

        var json = System.Text.Json.JsonSerializer.Serialize(study, Contracts.HpoJson.Options);

        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(StudyFile.Read(json).Study, Contracts.HpoJson.Options));
    }

    private static StudyReading Start(params string[] candidates) => StudyFile.With("startWith", $"[{string.Join(',', candidates)}]");
}
