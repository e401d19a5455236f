namespace Hpo.Optimization.Tests.Validation;

public sealed class BudgetRuleTests
{
    [Theory]
    [InlineData("maxTrials", "0", "from 1 to 1,000,000")]
    [InlineData("maxTrials", "1000001", "from 1 to 1,000,000")]
    [InlineData("maxTrials", "2.5", "whole number")]
    [InlineData("maxParallelTrials", "0", "from 1 to 1,000")]
    [InlineData("maxParallelTrials", "1001", "from 1 to 1,000")]
    [InlineData("maxGenerations", "0", "at least 1")]
    [InlineData("noImprovementTrials", "0", "at least 1")]
    [InlineData("maxFailedTrials", "-1", "at least 1")]
    [InlineData("maxDuration", "\"00:00:00\"", "Give a time above zero")]
    [InlineData("maxDuration", "\"-01:00:00\"", "Give a time above zero")]
    [InlineData("maxDuration", "\"2h\"", "\"02:00:00\" for two hours")]
    [InlineData("maxDuration", "7200", "maxDuration is 7200.")]
    [InlineData("targetValue", "\"0.99\"", "Give a finite number.")]
    [InlineData("minDiversity", "-0.01", "Give a number from 0 to 1")]
    [InlineData("minDiversity", "1.01", "Give a number from 0 to 1")]
    [InlineData("minDiversity", "true", "Give a finite number.")]
    [InlineData("maxBillableSeconds", "0", "Give a number of seconds above 0.")]
    [InlineData("maxBillableSeconds", "\"01:00:00\"", "Give a finite number.")]
    [InlineData("maxCost", "0", "Give a number of US dollars above 0.")]
    [InlineData("maxCost", "\"5 USD\"", "Give a finite number.")]
    public void A_limit_is_in_its_range(string field, string json, string part) => Expect.Only(StudyFile.With($"budget.{field}", json), $"budget.{field}", part);

    [Theory]
    [InlineData("maxTrials", "1000000")]
    [InlineData("maxParallelTrials", "1000")]
    [InlineData("maxGenerations", "1")]
    [InlineData("noImprovementTrials", "1")]
    [InlineData("maxFailedTrials", "1")]
    [InlineData("maxTrials", "3e1")]
    [InlineData("minDiversity", "0")]
    [InlineData("minDiversity", "1")]
    [InlineData("maxBillableSeconds", "0.5")]
    public void Limits_may_be_at_their_ends(string field, string json) => Expect.Fine(StudyFile.With($"budget.{field}", json));

    [Fact]
    public void More_parallel_trials_than_trials_are_no_problem() => Expect.Fine(StudyFile.With(("budget.maxTrials", "2"), ("budget.maxParallelTrials", "50"), ("optimizer.settings", null)));

    [Fact]
    public void A_generation_limit_is_allowed_in_both_modes() => Expect.Fine(StudyFile.With(("budget.maxGenerations", "3"), ("optimizer.mode", "\"asynchronous\"")));

    [Fact]
    public void A_target_value_means_one_objective() =>
        Expect.Only(
            StudyFile.With("objectives", """[{ "metric": "loss", "direction": "minimize" }, { "metric": "accuracy", "direction": "maximize" }]"""),
            "budget.targetValue",
            "A target value of 0.99 means one objective, but the study has 2.");

    [Fact]
    public void A_study_name_has_at_most_64_characters()
    {
        Expect.Fine(StudyFile.With("name", $"\"{new string('x', 64)}\""));
        Expect.Only(StudyFile.With("name", $"\"{new string('x', 65)}\""), "name", "name has 65 characters. Give text of 1 to 64 characters.");
    }
}
