namespace Hpo.Optimization.Tests.Models;

public sealed class NonDominatedBoxesTests
{
    private static readonly double[][] Two = [[0.1, 0.8], [0.3, 0.4], [0.7, 0.2]];
    private static readonly double[][] Three = [[0.1, 0.8, 0.5], [0.3, 0.4, 0.6], [0.7, 0.2, 0.4], [0.6, 0.6, 0.1]];

    public static TheoryData<double[][]> Fronts => [Two, Three, []];

    [Theory, MemberData(nameof(Fronts))]
    public void Without_doubt_the_expectation_is_the_gain_in_hypervolume(double[][] front)
    {
        var reference = Reference(front);
        double[] costs = [0.25, 0.35, 0.3];
        var point = costs[..reference.Length];

        var expected = new NonDominatedBoxes(front, reference).ExpectedImprovementOf(point, [.. point.Select(_ => 1e-9)]);

        Assert.Equal(Gain(front, point, reference), expected, 1e-6);
    }

    [Theory, MemberData(nameof(Fronts))]
    public void The_expectation_is_the_mean_gain_of_many_draws(double[][] front)
    {
        const int Draws = 20_000;
        var reference = Reference(front);
        double[] means = [.. reference.Select((_, m) => 0.5 - 0.1 * m)], deviations = [.. reference.Select((_, m) => 0.2 + 0.1 * m)];
        var random = new RandomSource(5, 0);

        var expected = new NonDominatedBoxes(front, reference).ExpectedImprovementOf(means, deviations);
        var drawn = Enumerable.Range(0, Draws).Average(_ => Gain(front, [.. means.Zip(deviations, (mean, deviation) => mean + deviation * random.NextGaussian())], reference));

        Assert.Equal(drawn, expected, 0.05 * expected);
    }

    private static double[] Reference(double[][] front) => [.. Enumerable.Repeat(1.0, front.Length == 0 ? 2 : front[0].Length)];

    private static double Gain(double[][] front, double[] point, double[] reference) =>
        Hypervolume.Of([.. front, point], reference) - Hypervolume.Of(front, reference);
}
