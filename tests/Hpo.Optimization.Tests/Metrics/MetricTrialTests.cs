using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Optimization.Tests.Metrics;

public sealed class MetricTrialTests
{
    private static readonly Objective[] Largest = [new("m", Direction.Maximize)];

    [Fact]
    public void Lines_amount_to_the_value_that_would_count()
    {
        var found = Try(new MetricDefinition("m", @"m=(\S+)") { Statistic = MetricStatistic.Best }, "m=1", "nothing", "m=3 m=2");

        Assert.Equal(("m", 3, 3.0, null), (found.Metric, found.Matches, found.Value, found.Note));
        Assert.Equal([1, 3, 2], found.LastValues);
    }

    [Theory]
    [InlineData("nothing", "No line matched.")]
    [InlineData("m=12%", "'12%' is not a number.")]
    [InlineData("m=nan", "The value would be NaN, which cannot be a fitness.")]
    public void Without_a_value_the_note_says_why(string line, string note)
    {
        var found = Try(new MetricDefinition("m", @"m=(\S+)"), line);

        Assert.Null(found.Value);
        Assert.StartsWith(note, found.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_from_a_file_takes_the_lines_for_the_file()
    {
        var found = Try(new MetricDefinition("m", "") { Source = MetricSource.File, Key = "top1" }, """{ "epoch": 1, "top1": 0.5 }""", """{ "epoch": 2, "top1": 7.5e-1 }""");

        Assert.Equal((2, 0.75), (found.Matches, found.Value));
    }

    [Fact]
    public void A_metric_that_the_training_service_reports_is_not_found_in_lines() =>
        Assert.Contains("reports this metric when a job ends", Try(new MetricDefinition("m", "") { Source = MetricSource.FinalMetrics }, "m=1").Note, StringComparison.Ordinal);

    [Fact]
    public void A_pattern_that_explodes_is_given_up_after_three_lines()
    {
        var trial = new MetricTrial(new MetricDefinition("m", @"(?=a)(a+)+$"));

        var matches = Enumerable.Repeat(new string('a', 60) + "!", 100).Sum(line => trial.Try(line).Count);

        Assert.Equal((3, true), (matches, trial.IsGivenUp));
        Assert.Contains("takes too long", trial.Found(Largest).Note, StringComparison.Ordinal);
    }

    private static MetricFound Try(MetricDefinition definition, params string[] lines)
    {
        var trial = new MetricTrial(definition);
        foreach (var line in lines)
        {
            trial.Try(line);
        }

        return trial.Found(Largest);
    }
}
