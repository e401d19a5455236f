using CsCheck;

namespace Hpo.Optimization.Tests.Pareto;

public sealed class HypervolumeTests
{
    [Fact]
    public void Of_whole_numbers_it_is_the_number_of_unit_cells_that_are_dominated() => DominanceTests.Costs.Where(costs => costs.Length > 0).Sample(costs =>
    {
        var objectives = costs[0].Length;
        var reference = Enumerable.Repeat(6.0, objectives).ToArray();

        Assert.Equal(Cells(objectives).Count(cell => costs.Any(c => c.Zip(cell).All(pair => pair.First <= pair.Second))), Hypervolume.Of(costs, reference), 1e-9);
    }, iter: 200);

    [Fact]
    public void What_lies_beyond_the_reference_adds_nothing()
    {
        double[][] costs = [[1, 1], [0, 3], [2, 0]];

        Assert.Equal(1, Hypervolume.Of(costs, [2, 2]));
        Assert.Equal(0, Hypervolume.Of(costs, [0.5, 0.5]));
    }

    [Fact]
    public void A_reference_lies_a_tenth_of_the_range_beyond_the_worst()
    {
        Assert.Equal([11, 2.2], Hypervolume.ReferenceOf([[0, 1], [10, 2], [5, 0]]), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([33, 0.1], Hypervolume.ReferenceOf([[30, 0]]), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Four_objectives_and_hundreds_of_trials_are_no_matter()
    {
        var random = new RandomSource(1, 0);
        double[][] sphere = [.. Enumerable.Range(0, 400).Select(_ => OnSphere(random))];

        var volume = Hypervolume.Of(sphere, [1, 1, 1, 1]);

        // A sixteenth of the four-dimensional unit ball is not dominated, however many points there are.
        Assert.InRange(volume, 0.4, 1 - (Math.PI * Math.PI / 32));
    }

    private static double[] OnSphere(RandomSource random)
    {
        var point = Enumerable.Range(0, 4).Select(_ => Math.Abs(random.NextGaussian())).ToArray();
        var length = Math.Sqrt(point.Sum(x => x * x));
        return [.. point.Select(x => x / length)];
    }

    private static IEnumerable<double[]> Cells(int objectives) =>
        Enumerable.Range(0, (int)Math.Pow(6, objectives)).Select(n => Enumerable.Range(0, objectives).Select(m => (double)(n / (int)Math.Pow(6, m) % 6)).ToArray());
}
