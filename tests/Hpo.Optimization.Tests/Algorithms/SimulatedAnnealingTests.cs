using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class SimulatedAnnealingTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<SimulatedAnnealing.Memory>(new SimulatedAnnealing());

    [Theory]
    [InlineData(1), InlineData(0.001), InlineData(1e6)]
    public void The_first_temperature_follows_the_scale_of_the_costs(double scale)
    {
        var session = Started(scale);

        // Of the better half of 0, 1, 2, 3 the mean lies 0.5 above the best.
        Assert.Equal(0.5 * scale / Math.Log(2), MemoryOf(session).Temperature, 1e-9 * scale);
    }

    [Fact]
    public void A_better_neighbour_is_always_accepted_and_a_far_worse_one_never()
    {
        var session = Started(1);
        session.Ask(2);

        session.Tell((4, [-0.1]));
        Assert.Equal(4, Assert.Single(MemoryOf(session).Chains).Trial);

        session.Tell((5, [1000]));
        Assert.Equal(new SimulatedAnnealing.Chain(4, 1), Assert.Single(MemoryOf(session).Chains));
    }

    [Fact]
    public void Worse_neighbours_are_accepted_ever_more_rarely()
    {
        var session = Started(1, maxTrials: 400);
        var (costs, accepted) = (new Dictionary<int, double> { [0] = 3, [1] = 0, [2] = 1, [3] = 2 }, new List<int>());
        for (var trial = 4; trial < 400; trial++)
        {
            session.Ask(1);
            costs[trial] = costs[Assert.Single(MemoryOf(session).Chains).Trial] + 0.5;
            session.Tell((trial, [costs[trial]]));
            accepted.AddRange(MemoryOf(session).Chains.Where(chain => chain.Trial == trial).Select(_ => trial));
        }

        Assert.InRange(accepted.Count(trial => trial < 100), 5, 50);
        Assert.DoesNotContain(accepted, trial => trial >= 300);
    }

    [Theory]
    [InlineData(40, 4, 1), InlineData(100, 4, 2), InlineData(400, 4, 4), InlineData(10_000, 100, 8)]
    public void There_are_as_many_chains_as_slots_as_far_as_the_budget_lets_them_cool(int maxTrials, int slots, int chains)
    {
        var session = new AskTellSession(Some.Study("sa", budget: new Budget { MaxTrials = maxTrials, MaxParallelTrials = slots }), Optimizer);
        session.Ask(10);

        session.Tell([.. Enumerable.Range(0, 10).Select(i => (i, new double[] { i }))]);

        Assert.Equal(chains, MemoryOf(session).Chains.Count);
    }

    private AskTellSession Started(double scale, int maxTrials = 20)
    {
        var session = new AskTellSession(Some.Study("sa", budget: new Budget { MaxTrials = maxTrials }, settings: new { startupTrials = 4, acceptance = 0.5 }), Optimizer);
        session.Ask(4);
        session.Tell((0, [3 * scale]), (1, [0]), (2, [scale]), (3, [2 * scale]));
        return session;
    }

    private static SimulatedAnnealing.Memory MemoryOf(AskTellSession session) => session.MemoryAs<SimulatedAnnealing.Memory>();
}
