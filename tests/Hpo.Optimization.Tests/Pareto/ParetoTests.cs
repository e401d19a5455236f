using CsCheck;

namespace Hpo.Optimization.Tests.Pareto;

public sealed class ParetoTests
{
    // Small whole numbers, so that ties and equal vectors are frequent.
    private static readonly Gen<double[][]> Costs =
        from m in Gen.Int[1, 4]
        from costs in Gen.Int[0, 6].Select(i => (double)i).Array[m].Array[1, 25]
        select costs;

    [Fact]
    public void The_front_is_what_nothing_dominates() => Costs.Sample(costs =>
        Assert.Equal(Enumerable.Range(0, costs.Length).Where(i => !costs.Any(c => Dominance.Dominates(c, costs[i]))), Dominance.Front(costs)));

    [Fact]
    public void Ranks_peel_one_front_after_the_other() => Costs.Sample(costs =>
    {
        var ranks = Dominance.Ranks(costs);
        var rest = Enumerable.Range(0, costs.Length).ToList();
        for (var rank = 0; rest.Count > 0; rank++)
        {
            var front = rest.Where(i => !rest.Any(j => Dominance.Dominates(costs[j], costs[i]))).ToList();
            Assert.All(front, i => Assert.Equal(rank, ranks[i]));
            rest.RemoveAll(front.Contains);
        }
    });

    [Fact]
    public void Hypervolume_counts_the_cells_that_are_dominated() => Costs.Sample(costs =>
    {
        var m = costs[0].Length;
        var cells = Enumerable.Range(0, (int)Math.Pow(8, m)).Select(cell => Enumerable.Range(0, m).Select(k => (double)(cell / (int)Math.Pow(8, k) % 8)).ToArray());

        var expected = cells.Count(cell => costs.Any(c => c.Zip(cell).All(p => p.First <= p.Second)));

        Assert.Equal(expected, Hypervolume.Of(costs, [.. Enumerable.Repeat(8.0, m)]), 1e-9);
    }, iter: 60);

    [Fact]
    public void Crowding_does_not_depend_on_the_scale_of_an_objective()
    {
        double[][] front = [[0, 4], [1, 2], [3, 1], [4, 0]];
        double[][] stretched = [.. front.Select(c => new[] { c[0], 1000 * c[1] })];

        Assert.Equal(Dominance.Crowding(front), Dominance.Crowding(stretched));
        Assert.Equal([double.PositiveInfinity, 3.0 / 4 + 3.0 / 4, 3.0 / 4 + 2.0 / 4, double.PositiveInfinity], Dominance.Crowding(front));
    }

    [Fact]
    public void The_best_are_never_dominated_by_what_was_left_out() => Costs.Sample(costs =>
    {
        var count = (costs.Length + 1) / 2;

        var best = ParetoSelection.Best(costs, count);

        Assert.Equal(count, best.Distinct().Count());
        Assert.DoesNotContain(Enumerable.Range(0, costs.Length).Except(best), left => best.Any(b => Dominance.Dominates(costs[left], costs[b])));
    });

    [Fact]
    public void Boxes_give_the_improvement_that_samples_give() => Gen.Select(Gen.Int[2, 3], Gen.Int[0, 1000]).Sample((m, seed) =>
    {
        var chance = new RandomSource(seed, 0);
        var points = Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, m).Select(_ => chance.NextDouble()).ToArray()).ToArray();
        double[][] front = [.. Dominance.Front(points).Select(i => points[i])];
        var reference = Enumerable.Repeat(1.1, m).ToArray();
        double[] mean = [.. reference.Select(_ => 0.2 + 0.4 * chance.NextDouble())], deviation = [.. reference.Select(_ => 0.2)];
        var before = Hypervolume.Of(front, reference);

        var expected = Enumerable.Range(0, 20_000).Average(_ =>
            Hypervolume.Of([.. front, [.. mean.Zip(deviation, (mu, sd) => mu + sd * chance.NextGaussian())]], reference) - before);

        Assert.Equal(expected, new NonDominatedBoxes(front, reference).ExpectedImprovementOf(mean, deviation), 0.05 * expected + 2e-3);
    }, iter: 8);
}
