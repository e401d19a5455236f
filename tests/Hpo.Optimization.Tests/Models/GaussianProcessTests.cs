using CsCheck;

namespace Hpo.Optimization.Tests.Models;

public sealed class GaussianProcessTests
{
    private static readonly bool[] IsCategorical = [false, false, true];
    private static readonly double[][] Points = [.. Enumerable.Range(0, 12).Select(i => new[] { i * 0.37 % 1, i * 0.61 % 1, i % 3 == 0 ? 0.25 : 0.75 })];
    private static readonly double[] Values = [.. Points.Select(p => Math.Sin(5 * p[0]) + p[1] * p[1] + (p[2] > 0.5 ? 0.5 : 0))];
    private static readonly MaternKernel Kernel = new(IsCategorical, [4, 2, 0.5], 1.3, 1e-4);

    [Fact]
    public void A_factor_solves_what_it_was_made_of() => Gen.Int[1, 30].Sample(n =>
    {
        var chance = new RandomSource(n, 0);
        var square = Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, n).Select(_ => chance.NextGaussian()).ToArray()).ToArray();
        double Entry(int i, int j) => square[i].Zip(square[j], (a, b) => a * b).Sum() + (i == j ? 1 : 0);
        var factor = CholeskyFactor.Of([.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, i + 1).Select(j => Entry(i, j)).ToArray())]);
        var b = Enumerable.Range(0, n).Select(_ => chance.NextGaussian()).ToArray();

        var x = factor.Solve(b);
        var inverse = factor.Inverse();

        Assert.All(Enumerable.Range(0, n), i => Assert.Equal(b[i], Enumerable.Range(0, n).Sum(j => Entry(i, j) * x[j]), 1e-6));
        Assert.All(Enumerable.Range(0, n), i => Assert.Equal(x[i], Enumerable.Range(0, n).Sum(j => (i >= j ? inverse[i][j] : inverse[j][i]) * b[j]), 1e-6));
    }, iter: 30);

    [Fact]
    public void A_matrix_that_is_only_almost_definite_is_factored_all_the_same()
    {
        var factor = CholeskyFactor.Of([[1], [1, 1], [1, 1, 1]]);

        Assert.All(factor.Rows.SelectMany(row => row), entry => Assert.True(double.IsFinite(entry)));
    }

    [Fact]
    public void A_process_passes_through_what_it_observed()
    {
        var process = GaussianProcess.Of(Kernel with { Noise = 1e-8 }, Points, Values);

        Assert.All(Points.Zip(Values), p =>
        {
            var (mean, variance) = process.Predict(p.First);
            Assert.Equal(p.Second, mean, 1e-3);
            Assert.InRange(variance, 0, 1e-4);
        });
    }

    [Fact]
    public void One_more_observation_is_the_same_as_having_had_it_from_the_start()
    {
        var whole = GaussianProcess.Of(Kernel, Points, Values);
        var grown = GaussianProcess.Of(Kernel, Points[..^1], Values[..^1]).With(Points[^1], Values[^1]);

        var (expected, actual) = (whole.Predict([0.3, 0.4, 0.25]), grown.Predict([0.3, 0.4, 0.25]));

        Assert.Equal(expected.Mean, actual.Mean, 1e-9);
        Assert.Equal(expected.Variance, actual.Variance, 1e-9);
    }

    [Fact]
    public void Slopes_of_a_prediction_are_its_differences() => Gen.Select(Gen.Double[0.05, 0.95], Gen.Double[0.05, 0.95]).Sample((x, y) =>
    {
        const double Step = 1e-6;
        var process = GaussianProcess.Of(Kernel, Points, Values);
        var (_, _, meanSlope, varianceSlope) = process.PredictWithSlope([x, y, 0.25]);
        var (above, below) = (process.Predict([x + Step, y, 0.25]), process.Predict([x - Step, y, 0.25]));

        Assert.Equal((above.Mean - below.Mean) / (2 * Step), meanSlope[0], 1e-4);
        Assert.Equal((above.Variance - below.Variance) / (2 * Step), varianceSlope[0], 1e-4);
        Assert.Equal(0, meanSlope[2]);
    }, iter: 30);

    [Fact]
    public void The_gradient_of_the_fit_is_its_differences() => Gen.Double[-1.5, 1.5].Array[5].Sample(logs =>
    {
        const double Step = 1e-5;
        logs[^1] -= 4;
        var fit = new KernelFit(IsCategorical, Points, Values);
        var (_, gradient) = fit.LossWithGradient(logs);

        for (var i = 0; i < logs.Length; i++)
        {
            var (above, below) = (logs.ToArray(), logs.ToArray());
            (above[i], below[i]) = (above[i] + Step, below[i] - Step);
            Assert.Equal((fit.LossWithGradient(above).Value - fit.LossWithGradient(below).Value) / (2 * Step), gradient[i], 1e-3 * (1 + Math.Abs(gradient[i])));
        }
    }, iter: 30);

    [Fact]
    public void A_fit_tells_the_axis_that_matters_from_the_one_that_does_not()
    {
        var chance = new RandomSource(5, 0);
        var points = Enumerable.Range(0, 40).Select(_ => new[] { chance.NextDouble(), chance.NextDouble() }).ToArray();
        var (logs, _) = new KernelFit([false, false], points, [.. points.Select(p => Math.Sin(8 * p[0]))]).Fit([KernelFit.Start(2, 0.5)]);

        Assert.True(logs[0] > logs[1] + 2, $"inverse squares {Math.Exp(logs[0])} and {Math.Exp(logs[1])}");
    }

    [Fact]
    public void Costs_that_fall_by_orders_of_magnitude_are_put_on_a_logarithmic_scale_and_others_are_not()
    {
        var chance = new RandomSource(5, 0);
        var points = Enumerable.Range(0, 40).Select(_ => new[] { chance.NextDouble(), chance.NextDouble() }).ToArray();

        Assert.NotEqual(0, ChosenWarp(points, p => Math.Exp(12 * p[0] + 3 * p[1])));
        Assert.Equal(0, ChosenWarp(points, p => Math.Sin(6 * p[0]) + Math.Cos(5 * p[1])));
    }

    private static int ChosenWarp(double[][] points, Func<double[], double> cost)
    {
        var space = SearchSpace.Of([Hpo.TestKit.Some.Continuous("x"), Hpo.TestKit.Some.Continuous("y")]);
        var observations = new Observations(points, [[.. points.Select(cost)]], [.. points.Select(_ => true)]);
        return SurrogateFit.Of(space, observations, points.Length, new([], 0, 0)).Memory.Fits[0].Warp;
    }
}
