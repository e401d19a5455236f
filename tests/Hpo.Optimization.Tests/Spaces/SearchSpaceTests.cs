using CsCheck;
using Hpo.Contracts;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Spaces;

public sealed class SearchSpaceTests
{
    [Theory]
    [InlineData(null, "c=a", "n=3", "s=fixed", "x=0.5")]
    [InlineData(null, "c=b", "n=3", "s=fixed")]
    [InlineData("it has no 'x'", "c=a", "n=3", "s=fixed")]
    [InlineData("it has 'x'", "c=b", "n=3", "s=fixed", "x=0.5")]
    [InlineData("it has no 's'", "c=b", "n=3")]
    [InlineData("its 's' is 'loose'", "c=b", "n=3", "s=loose")]
    [InlineData("its 'n' is '11'", "c=b", "n=11", "s=fixed")]
    [InlineData("its 'x' is '1.5'", "c=a", "n=3", "s=fixed", "x=1.5")]
    [InlineData("it has 'dropout'", "c=b", "n=3", "s=fixed", "dropout=0.1")]
    public void A_job_of_another_study_is_one_of_this_space_when_this_space_could_start_it(string? misfit, params string[] values)
    {
        var space = SearchSpace.Of([Some.Continuous("x", 0, 1).When("c", "a"), Some.Categorical("c", "a", "b"), Some.Integer("n", 0, 10), Some.Static("s")]);

        var configuration = space.Read(values.Select(value => value.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]), out var said);

        Assert.Equal((misfit, misfit is null), (said, configuration is not null));
        Assert.True(configuration is null || space.Contains(configuration));
    }

    [Fact]
    public void What_a_space_passes_to_a_job_it_reads_again() => PointsOf().Sample((space, point) =>
    {
        var configuration = space.Decode(point);

        Assert.Equal(configuration, space.Read(space.Hyperparameters(configuration), out _));
    });

    [Theory]
    [InlineData("3", "3"), InlineData("3.0", "3"), InlineData("3e0", "3"), InlineData("3.5", null), InlineData("11", null), InlineData("three", null), InlineData("NaN", null)]
    public void A_number_is_an_allowed_value_however_it_is_written(string text, string? canonical) => Assert.Equal(canonical, Axis.Of(Some.Integer("n", 0, 10)).Canonical(text));

    [Fact]
    public void Every_point_decodes_into_the_space() => PointsOf().Sample((space, point) =>
    {
        var configuration = space.Decode(point);

        Assert.True(space.Contains(configuration), configuration.ToString());
    });

    [Fact]
    public void Decoding_an_encoded_configuration_gives_it_back() => PointsOf().Sample((space, point) =>
    {
        var configuration = space.Decode(point);

        Assert.Equal(configuration, space.Decode(space.Encode(configuration)));
    });

    [Fact]
    public void The_largest_whole_numbers_keep_their_last_digit()
    {
        const long largest = (1L << 53) - 1;
        var (axis, single) = (Axis.Of(Some.Integer("n", -largest, largest)), Axis.Of(Some.Integer("m", largest, largest)));

        Assert.Equal([$"{-largest}", $"{largest}", $"{largest}"], [axis.Decode(0), axis.Decode(1), single.Decode(0.3)]);
        Assert.Equal(largest, CanonicalNumber.Parse(axis.Decode(axis.Encode($"{largest}"))));
    }

    [Theory]
    [InlineData(1e300, Scaling.Linear), InlineData(1e300, Scaling.Logarithmic), InlineData(1e-30, Scaling.Linear), InlineData(1e-300, Scaling.Logarithmic), InlineData(0.12345678901234567, Scaling.ReverseLogarithmic)]
    public void A_single_value_may_be_of_any_size(double value, Scaling scaling)
    {
        var axis = Axis.Of(Some.Continuous("x", value, value, scaling));

        Assert.Equal(value, CanonicalNumber.Parse(axis.Decode(0.7)));
        Assert.True(axis.Contains(axis.Decode(0.7)));
        Assert.Equal(0.5, axis.Encode(axis.Decode(0.7)));
    }

    [Theory]
    [InlineData(0, 9, 1.0), InlineData(-7, 33, 1.0), InlineData(10, 50, 10.0)]
    public void Every_integer_owns_an_equal_share_of_its_axis(long min, long max, double step)
    {
        var axis = Axis.Of(Some.Integer("n", min, max, step: step));
        const int points = 100_000;

        var counts = Enumerable.Range(0, points).Select(i => axis.Decode((i + 0.5) / points)).CountBy(v => v).Select(c => c.Value).ToList();

        Assert.Equal(axis.Levels, counts.Count);
        Assert.InRange(counts.Max() - counts.Min(), 0, 2);
    }

    [Fact]
    public void A_logarithmic_axis_gives_each_decade_the_same_room()
    {
        var axis = Axis.Of(Some.Continuous("lr", 0.0001, 1, Scaling.Logarithmic));

        Assert.Equal(["0.0001", "0.001", "0.01", "0.1", "1"], new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(axis.Decode));
    }

    [Fact]
    public void A_reverse_logarithmic_axis_gives_each_step_towards_one_the_same_room()
    {
        var axis = Axis.Of(Some.Continuous("momentum", 0, 0.999, Scaling.ReverseLogarithmic));

        Assert.Equal(["0", "0.9", "0.99", "0.999"], new[] { 0, 1 / 3.0, 2 / 3.0, 1 }.Select(axis.Decode));
    }

    [Fact]
    public void Steps_are_counted_in_decimals()
    {
        var axis = Axis.Of(Some.Continuous("dropout", 0, 0.5, step: 0.1));

        Assert.Equal(["0", "0.1", "0.2", "0.3", "0.4", "0.5"], Enumerable.Range(0, 6).Select(i => axis.Decode((i + 0.5) / 6)));
    }

    [Fact]
    public void A_step_that_does_not_reach_the_maximum_stays_below_it()
    {
        var axis = Axis.Of(Some.Integer("n", 1, 10, step: 4));

        Assert.Equal(["1", "5", "9"], new[] { 0, 0.5, 1 }.Select(axis.Decode));
    }

    [Fact]
    public void Large_integers_have_neither_point_nor_exponent()
    {
        var axis = Axis.Of(Some.Integer("n", 0, 9_007_199_254_740_992));

        Assert.Equal("9007199254740992", axis.Decode(1));
    }

    [Fact]
    public void A_parameter_exists_only_under_its_condition()
    {
        var space = SearchSpace.Of([Some.Continuous("momentum", 0, 1).When("optimizer", "sgd"), Some.Categorical("optimizer", "sgd", "adam")]);

        Assert.NotNull(space.Decode([0.3, 0.1])["momentum"]);
        Assert.Null(space.Decode([0.3, 0.9])["momentum"]);
    }

    [Fact]
    public void A_condition_on_an_absent_parameter_does_not_hold()
    {
        var space = SearchSpace.Of([
            Some.Categorical("a", "on", "off"), Some.Categorical("b", "on", "off").When("a", "on"), Some.Integer("c", 1, 1).When("b", "on", "off")]);

        Assert.Equal(["a"], space.Decode([0.9, 0.1, 0.1]).Values.Keys);
    }

    [Fact]
    public void Static_parameters_reach_the_job_and_stay_out_of_the_search()
    {
        var space = SearchSpace.Of([Some.Static("batch_size", "100"), Some.Integer("n", 1, 1)]);

        var configuration = space.Decode([0.5]);

        Assert.Equal("n=1", configuration.ToString());
        Assert.Equal("100", space.Hyperparameters(configuration)["batch_size"]);
    }

    [Fact]
    public void A_static_parameter_can_be_a_condition()
    {
        var space = SearchSpace.Of([Some.Static("mode", "deep"), Some.Integer("layers", 1, 1).When("mode", "deep"), Some.Integer("width", 1, 1).When("mode", "wide")]);

        Assert.Equal(["layers"], space.Decode([0.5, 0.5]).Values.Keys);
    }

    [Fact]
    public void Enumeration_names_every_configuration_once()
    {
        var space = SearchSpace.Of([Some.Categorical("a", "x", "y"), Some.Integer("n", 1, 3).When("a", "x"), Some.Continuous("d", 0, 0.2, step: 0.1)]);

        var all = space.Enumerate().ToList();

        Assert.Equal(12, all.Count);
        Assert.Equal(12, all.Distinct().Count());
        Assert.All(all, c => Assert.True(space.Contains(c)));
    }

    private static Gen<(SearchSpace, double[])> PointsOf() => Gen.Select(
        TestKit.Optimizers.Spaces.Any.Select(SearchSpace.Of), Gen.Double.Unit.Array[6]).Select((s, p) => (s, p[..s.Dimensions]));
}
