using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.Validation;

public sealed class StructureTests
{
    [Fact]
    public void A_syntax_error_is_shown_with_line_and_column()
    {
        var reading = StudyFile.Read("{\n  \"name\": \"ü\" \"x\"\n}");

        var problem = Assert.Single(reading.Problems);
        Assert.Equal("", problem.Path);
        Assert.Contains("line 2, column 15", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("BytePositionInLine", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ \"name\": ")]
    public void Text_that_ends_too_early_is_a_problem(string json) =>
        Assert.Contains("not JSON", Assert.Single(StudyFile.Read(json).Problems).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("\"study\"")]
    [InlineData("null")]
    public void A_study_is_an_object(string json) => Expect.Only(StudyFile.Read(json), "", "A study is a JSON object.");

    [Fact]
    public void A_missing_element_is_a_problem_too() =>
        Expect.Only(StudyReader.Read(default(System.Text.Json.JsonElement), new FakeCatalog()), "", "A study is a JSON object.");

    [Fact]
    public void Everything_is_missing_from_an_empty_study()
    {
        var paths = StudyFile.Read("{}").Problems.Select(problem => problem.Path);

        Assert.Equal(["name", "metrics", "objectives", "parameters", "optimizer", "budget", "training"], paths);
    }

    [Theory]
    [InlineData("optimiser", "optimiser", "Did you mean 'optimizer'?")]
    [InlineData("budget.maxTrails", "budget.maxTrails", "Did you mean 'maxTrials'?")]
    [InlineData("training.spot.maxwaitseconds", "training.spot.maxwaitseconds", "Did you mean 'maxWaitSeconds'?")]
    [InlineData("parameters[2].choices", "parameters[2].choices", "Known are: name, type")]
    [InlineData("metrics[0].regexp", "metrics[0].regexp", "Did you mean 'regex'?")]
    public void An_unknown_field_is_reported_with_the_one_that_was_meant(string at, string path, string part) =>
        Expect.Only(StudyFile.With(at, "1"), path, part);

    [Fact]
    public void A_field_given_twice_is_a_problem() =>
        Expect.Only(StudyFile.Read(StudyFile.Sound.Replace("\"maxTrials\": 30", "\"maxTrials\": 30, \"maxTrials\": 40", StringComparison.Ordinal)), "budget.maxTrials", "given more than once");

    [Theory]
    [InlineData("name", "5", "Put quotes around it.")]
    [InlineData("name", "[]", "a list is not text")]
    [InlineData("metrics", "{}", "not a list")]
    [InlineData("metrics[0]", "\"accuracy=(.*)\"", "is not an object")]
    [InlineData("training", "[]", "is not an object")]
    [InlineData("budget.maxTrials", "\"30\"", "maxTrials is \"30\". Give a whole number from 1 to 1,000,000.")]
    [InlineData("parameters[0].min", "\"low\"", "min is \"low\". Give a finite number.")]
    [InlineData("parameters[0].min", "-1e999", "Give a finite number.")]
    [InlineData("parameters[0].scaling", "3", "Give one of linear, logarithmic, reverseLogarithmic.")]
    [InlineData("parameters[0].scaling", "\"log\"", "scaling 'log' is unknown. Known are: linear, logarithmic, reverseLogarithmic.")]
    [InlineData("parameters[0].type", "\"Continuous\"", "Did you mean 'continuous'?")]
    [InlineData("objectives[0].direction", "\"maximise\"", "Did you mean 'maximize'?")]
    [InlineData("training.environment.LEVEL", "3", "3 is not text. Put quotes around it.")]
    public void A_wrong_type_is_reported_once_with_its_value(string path, string json, string part)
    {
        var reading = StudyFile.With(path, json);

        Assert.Contains(reading.Problems, problem => problem.Path == path && problem.Message.Contains(part, StringComparison.Ordinal));
        Assert.Single(reading.Problems, problem => problem.Path == path);
    }

    [Theory]
    [InlineData("objectives[0].direction")]
    [InlineData("objectives[0].metric")]
    [InlineData("metrics[1].regex")]
    [InlineData("parameters[0].type")]
    [InlineData("parameters[0].min")]
    [InlineData("parameters[1].max")]
    [InlineData("parameters[4].value")]
    [InlineData("optimizer.name")]
    [InlineData("budget.maxTrials")]
    [InlineData("training.image")]
    [InlineData("training.roleArn")]
    [InlineData("training.outputUri")]
    [InlineData("training.spot.maxWaitSeconds")]
    [InlineData("training.inputs[0].uri")]
    public void A_missing_field_is_reported_at_its_path(string path) => Expect.Only(StudyFile.With(path, null), path, "is missing. Give ");

    [Fact]
    public void Problems_of_all_sections_come_at_once()
    {
        var reading = StudyFile.With(("name", "\"\""), ("metrics[0].regex", "\"accuracy\""), ("parameters[0].min", "0.5"), ("parameters[3].when", """{ "optimiser": ["sgd"] }"""),
            ("optimizer.settings", """{ "populationSize": 1, "rate": 2 }"""), ("budget.maxTrials", "0"), ("training.roleArn", "\"me\""), ("training.spot.maxWaitSeconds", "10"));

        Assert.Equal(
            ["name", "metrics[0].regex", "parameters[0].min", "parameters[3].when.optimiser", "optimizer.settings.populationSize", "optimizer.settings.rate",
                "budget.maxTrials", "training.roleArn", "training.spot.maxWaitSeconds"],
            reading.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_problem_and_no_crash()
    {
        Expect.Only(StudyFile.Read(StudyFile.Sound.Replace("mnist-ga", "\\ud800", StringComparison.Ordinal)), "name", "is not text");
        Expect.Only(StudyFile.Read(StudyFile.Sound.Replace("\"LEVEL\"", "\"\\ud800\"", StringComparison.Ordinal)), "training.environment", "not valid text");
    }

    [Fact]
    public void Odd_keys_are_quoted_in_paths() =>
        Expect.Only(StudyFile.With("training.tags", """{ "cost center": 3 }"""), "training.tags['cost center']", "Put quotes around it.");
}
