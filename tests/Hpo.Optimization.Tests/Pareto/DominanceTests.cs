using CsCheck;

namespace Hpo.Optimization.Tests.Pareto;

public sealed class DominanceTests
{
    // Few distinct values, so that ties and equal vectors are common.
    internal static readonly Gen<double[][]> Costs = Gen.Int[1, 4].SelectMany(m => Gen.Int[0, 5].Select(i => (double)i).Array[m].Array[0, 40]);

    [Fact]
    public void The_rank_of_a_vector_is_one_more_than_the_worst_of_those_that_dominate_it() => Costs.Sample(costs =>
    {
        var ranks = Dominance.Ranks(costs);

        Assert.All(Enumerable.Range(0, costs.Length), i =>
        {
            var above = Enumerable.Range(0, costs.Length).Where(j => Dominance.Dominates(costs[j], costs[i])).Select(j => ranks[j]).ToList();
            Assert.Equal(above.Count == 0 ? 0 : above.Max() + 1, ranks[i]);
        });
    }, iter: 300);

    [Fact]
    public void The_front_is_what_has_rank_0() => Costs.Sample(costs =>
    {
        var ranks = Dominance.Ranks(costs);

        Assert.Equal(Enumerable.Range(0, costs.Length).Where(i => ranks[i] == 0), Dominance.Front(costs));
    }, iter: 300);

    [Theory]
    [InlineData(new double[] { 1, 2 }, new double[] { 1, 3 }, true)]
    [InlineData(new double[] { 1, 2 }, new double[] { 1, 2 }, false)]
    [InlineData(new double[] { 1, 3 }, new double[] { 2, 2 }, false)]
    public void To_dominate_is_to_be_nowhere_worse_and_somewhere_better(double[] a, double[] b, bool expected) => Assert.Equal(expected, Dominance.Dominates(a, b));
}
