namespace Hpo.Optimization.Tests.Validation;

public sealed class MetricRuleTests
{
    [Fact]
    public void A_study_has_an_objective() => Expect.Only(StudyFile.With("objectives", "[]"), "objectives", "objectives has 0 entries. Give a list of 1 to 4.");

    [Fact]
    public void There_are_at_most_four_objectives() =>
        Expect.Only(StudyFile.With(("objectives", Objectives(5)), ("metrics", Metrics(5)), ("budget.targetValue", null)), "objectives", "objectives has 5 entries. Give a list of 1 to 4.");

    [Fact]
    public void Four_objectives_with_reference_values_are_fine()
    {
        var reading = StudyFile.With(("objectives", Objectives(4)), ("metrics", Metrics(4)), ("budget.targetValue", null));

        Expect.Fine(reading);
        Assert.Equal([0.5, 1.5, 2.5, 3.5], reading.Study!.Objectives.Select(objective => objective.Reference!.Value));
    }

    [Fact]
    public void A_reference_value_is_a_number() =>
        Expect.Only(StudyFile.With("objectives[0].reference", "\"11\""), "objectives[0].reference", "Give a finite number.");

    [Fact]
    public void A_study_has_a_metric() => Expect.Only(StudyFile.With("metrics", "[]"), "metrics", "metrics has 0 entries.");

    [Fact]
    public void There_are_at_most_40_metrics()
    {
        var metrics = string.Join(',', Enumerable.Range(0, 40).Select(i => $$"""{ "name": "m{{i}}", "regex": "(x)" }"""));

        Expect.Only(StudyFile.With("metrics", $$"""[{ "name": "accuracy", "regex": "(x)" },{{metrics}}]"""), "metrics", "41 entries");
    }

    [Fact]
    public void An_objective_names_a_defined_metric() =>
        Expect.Only(StudyFile.With("objectives[0].metric", "\"acuracy\""), "objectives[0].metric", "'acuracy' is not defined under metrics. Did you mean 'accuracy'?");

    [Fact]
    public void An_objective_is_given_once() =>
        Expect.Only(
            StudyFile.With(("objectives", """[{ "metric": "loss", "direction": "minimize" }, { "metric": "loss", "direction": "maximize" }]"""), ("budget.targetValue", null)),
            "objectives[1].metric",
            "already an objective");

    [Fact]
    public void Metric_names_are_unique() =>
        Expect.Only(StudyFile.With("metrics[1].name", "\"accuracy\""), "metrics[1].name", "already defined at metrics[0]");

    [Theory]
    [InlineData("accuracy=[0-9.]+", "has no capture group")]
    [InlineData("accuracy=([0-9.]+", "is not a regular expression")]
    public void A_regex_compiles_and_captures(string regex, string part) =>
        Expect.Only(StudyFile.With("metrics[0].regex", $"\"{regex}\""), "metrics[0].regex", part);

    [Fact]
    public void A_regex_has_at_most_500_characters() =>
        Expect.Only(StudyFile.With("metrics[0].regex", $"\"({new string('x', 499)})\""), "metrics[0].regex", "regex has 501 characters. Give text of 1 to 500 characters.");

    [Fact]
    public void Look_around_and_back_references_are_allowed() => Expect.Fine(StudyFile.With("metrics[0].regex", """ "(?<=acc=)([0-9])\\1" """));

    [Fact]
    public void An_objective_is_not_called_undefined_when_the_metrics_cannot_be_read() =>
        Expect.Only(StudyFile.With("metrics[0].name", "7"), "metrics[0].name", "is not text");

    private static string Objectives(int count) =>
        $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{ "metric": "m{{i}}", "direction": "minimize", "reference": {{i}}.5 }"""))}]";

    private static string Metrics(int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{ "name": "m{{i}}", "regex": "m{{i}}=([0-9.]+)" }"""))}]";
}
