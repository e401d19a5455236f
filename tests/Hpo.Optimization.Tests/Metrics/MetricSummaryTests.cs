using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Optimization.Tests.Metrics;

public sealed class MetricSummaryTests
{
    private static readonly double[] Values = [0.5, 0.9, 0.7, 0.1, 0.3];

    [Theory]
    [InlineData(MetricStatistic.Last, Direction.Maximize, 0.3)]
    [InlineData(MetricStatistic.Min, Direction.Maximize, 0.1)]
    [InlineData(MetricStatistic.Max, Direction.Minimize, 0.9)]
    [InlineData(MetricStatistic.Best, Direction.Maximize, 0.9)]
    [InlineData(MetricStatistic.Best, Direction.Minimize, 0.1)]
    [InlineData(MetricStatistic.MeanOfLast, Direction.Maximize, 0.2)]
    public void Each_statistic_counts_another_value(MetricStatistic statistic, Direction direction, double expected) =>
        Assert.Equal(expected, Of(new MetricDefinition("m", "(x)") { Statistic = statistic, LastK = 2 }, direction, Values)!.Value, 12);

    [Fact]
    public void The_mean_takes_five_values_unless_told_otherwise_and_fewer_where_there_are_fewer()
    {
        var mean = new MetricDefinition("m", "(x)") { Statistic = MetricStatistic.MeanOfLast };

        Assert.Equal(3, Of(mean, null, 100, 1, 2, 3, 4, 5));
        Assert.Equal(2, Of(mean, null, 1, 3));
    }

    [Fact]
    public void What_is_no_number_is_no_extreme_but_the_last_value_and_spoils_the_mean()
    {
        Assert.Equal(0.5, Of(Definition(MetricStatistic.Max), null, 0.5, double.NaN, double.NegativeInfinity));
        Assert.Equal(0.5, Of(Definition(MetricStatistic.Min), null, 0.5, double.NaN, double.NegativeInfinity));
        Assert.Equal(double.NaN, Of(Definition(MetricStatistic.Last), null, 0.5, double.NaN));
        Assert.Equal(double.NaN, Of(Definition(MetricStatistic.MeanOfLast), null, 0.5, double.NaN));
        Assert.Equal(double.NaN, Of(Definition(MetricStatistic.Max), null, double.NaN));
    }

    [Fact]
    public void Nothing_seen_is_no_value() =>
        Assert.All(Enum.GetValues<MetricStatistic>(), statistic => Assert.Null(Of(Definition(statistic), Direction.Maximize)));

    [Fact]
    public void A_summary_does_not_grow_with_the_values()
    {
        var definition = Definition(MetricStatistic.MeanOfLast) with { LastK = 3 };

        var summary = Enumerable.Range(0, 10_000).Aggregate(new MetricSummary(), (known, value) => known.Add(value, definition));

        Assert.Equal([9_997, 9_998, 9_999], summary.Recent);
    }

    private static MetricDefinition Definition(MetricStatistic statistic) => new("m", "(x)") { Statistic = statistic };

    private static double? Of(MetricDefinition definition, Direction? direction, params double[] values) =>
        values.Aggregate(new MetricSummary(), (known, value) => known.Add(value, definition)).Value(definition, direction);
}
