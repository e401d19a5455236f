using CsCheck;

namespace Hpo.Optimization.Tests.Pareto;

public sealed class ParetoFrontTests
{
    [Fact]
    public void It_is_the_front_of_all_trials_so_far_and_of_equals_the_first() => DominanceTests.Costs.Sample(costs =>
    {
        var front = new ParetoFront();
        for (var trial = 0; trial < costs.Length; trial++)
        {
            front.Add(trial, costs[trial]);

            Assert.Equal(Expected(costs[..(trial + 1)]), Trials(front));
        }
    }, iter: 200);

    [Fact]
    public void Taking_trials_back_brings_back_those_that_had_to_leave() =>
        Gen.Select(DominanceTests.Costs, Gen.Int[0, 40]).Where(pair => pair.Item2 <= pair.Item1.Length).Sample((costs, count) =>
        {
            var front = new ParetoFront();
            costs.ToList().ForEach(c => front.Add(front.Count, c));

            front.RollBack(count);
            Assert.Equal(Expected(costs[..count]), Trials(front));

            costs[count..].ToList().ForEach(c => front.Add(front.Count, c));
            Assert.Equal(Expected(costs), Trials(front));
        }, iter: 300);

    [Fact]
    public void A_front_that_is_joined_one_by_one_does_not_depend_on_the_order() => Gen.Select(DominanceTests.Costs, Gen.Int[0, 1000]).Sample((costs, seed) =>
    {
        var order = Enumerable.Range(0, costs.Length).Concat(Enumerable.Range(0, costs.Length)).ToList();
        new RandomSource(seed, 0).Shuffle(order);
        IReadOnlyList<int> front = [];

        order.ForEach(trial => front = ParetoFront.Join(front, trial, t => new ParetoFront.Member(t, costs[t])));

        Assert.Equal(Expected(costs), front.Order());
    }, iter: 200);

    [Fact]
    public void A_trial_without_fitness_does_not_join()
    {
        var front = new ParetoFront();

        front.Add(0, null);

        Assert.Equal((1, 0), (front.Count, front.Members.Count));
    }

    [Fact]
    public void An_equal_trial_is_held_already()
    {
        var front = new ParetoFront();
        front.Add(3, [1, 2]);

        Assert.True(front.Holds([1, 2]));
        Assert.False(front.Admits(4, [1, 2]));
        Assert.True(front.Admits(2, [1, 2]));
        Assert.True(front.Admits(4, [2, 1]));
        Assert.False(front.Holds([2, 1]));
    }

    private static IEnumerable<int> Trials(ParetoFront front) => front.Members.Select(member => member.Trial).Order();

    private static IEnumerable<int> Expected(double[][] costs) =>
        Dominance.Front(costs).GroupBy(i => string.Join(' ', costs[i])).Select(group => group.Min()).Order();
}
