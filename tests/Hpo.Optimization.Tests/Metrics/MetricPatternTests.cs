using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Optimization.Tests.Metrics;

public sealed class MetricPatternTests
{
    [Theory]
    [InlineData("0.97", 0.97)]
    [InlineData("97", 97)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("+1.5", 1.5)]
    [InlineData("-1e-3", -0.001)]
    [InlineData("1E+06", 1_000_000)]
    [InlineData("nan", double.NaN)]
    [InlineData("NaN", double.NaN)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("+Infinity", double.PositiveInfinity)]
    public void Numbers_are_read_the_way_programs_print_them(string text, double expected)
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("loss", @"loss=(\S+)"));

        var matches = pattern.Match($"epoch 3 loss={text} done");

        Assert.Equal(expected, Assert.Single(matches).Number);
    }

    [Theory]
    [InlineData("97%")]
    [InlineData("1,000")]
    [InlineData("n/a")]
    [InlineData("0x10")]
    public void Other_text_is_a_match_that_is_not_a_number(string text)
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("loss", @"loss=(\S+)"));

        var match = Assert.Single(pattern.Match($"loss={text}"));

        Assert.Equal(new MetricMatch(text, Number: null), match);
    }

    [Fact]
    public void Every_match_in_a_line_counts_in_order()
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("loss", @"loss=([0-9.]+)"));

        var numbers = pattern.Match("loss=0.3 val loss=0.4 loss=0.1").Select(match => match.Number);

        Assert.Equal([0.3, 0.4, 0.1], numbers);
    }

    [Fact]
    public void A_line_without_the_metric_has_no_match()
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("loss", @"loss=([0-9.]+)"));

        Assert.Empty(pattern.Match("epoch 3"));
    }

    [Fact]
    public void A_match_that_captures_nothing_is_left_out()
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("loss", @"([0-9]*)"));

        Assert.Equal([17.0], pattern.Match("ab 17 cd").Select(match => match.Number));
    }

    [Fact]
    public void With_alternatives_the_group_that_took_part_is_the_number()
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("accuracy", @"acc=([0-9.]+)|accuracy=([0-9.]+)"));

        Assert.Equal([0.9, 0.8], pattern.Match("accuracy=0.9 acc=0.8").Select(match => match.Number));
    }

    [Fact]
    public void Not_a_number_is_no_fitness()
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("loss", @"loss=(\S+)"));

        Assert.Null(Assert.Single(pattern.Match("loss=nan")).Finite);
        Assert.Equal(0.5, Assert.Single(pattern.Match("loss=0.5")).Finite);
    }

    [Fact]
    public void Ordinary_patterns_run_in_linear_time()
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("loss", @"(x+x+)+y"));

        Assert.True(pattern.Linear);
        Assert.Empty(pattern.Match(new string('x', 200)));
    }

    [Fact]
    public void Look_around_is_allowed_and_explosion_times_out_as_a_value()
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("loss", @"(?<=loss=)(x+x+)+y(?!z)"));

        var match = Assert.Single(pattern.Match("loss=" + new string('x', 60)));

        Assert.False(pattern.Linear);
        Assert.True(match.TimedOut);
        Assert.Null(match.Number);
    }

    [Theory]
    [InlineData("loss=[0-9.]+", "no capture group")]
    [InlineData("loss=(?:[0-9.]+)", "no capture group")]
    [InlineData("loss=([0-9.]+", "is not a regular expression")]
    [InlineData("(?P<loss>[0-9.]+)", "Write a named group as (?<name>…).")]
    [InlineData("", "1 to 500 characters")]
    public void What_cannot_be_used_is_explained(string regex, string expected)
    {
        var problem = MetricPattern.Check(regex);

        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MetricPattern.Compile(new MetricDefinition("loss", regex)));
    }

    [Fact]
    public void A_named_group_counts_as_capture_group()
    {
        var pattern = MetricPattern.Compile(new MetricDefinition("loss", @"loss=(?<value>[0-9.]+)"));

        Assert.Equal(0.25, Assert.Single(pattern.Match("loss=0.25")).Number);
    }

    [Fact]
    public void A_regex_of_501_characters_is_too_long()
    {
        Assert.Null(MetricPattern.Check("(" + new string('a', 498) + ")"));
        Assert.Contains("501", MetricPattern.Check("(" + new string('a', 499) + ")"), StringComparison.Ordinal);
    }
}
