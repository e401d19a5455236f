using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class RandomSearchTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<RandomSearch.Memory>(new RandomSearch());

    protected override bool BeatsRandom => false;

    [Fact]
    public void Proposals_do_not_depend_on_parallelism_mode_or_order_of_outcomes()
    {
        var sequential = Configurations(OptimizerMode.Asynchronous, parallel: 1, count => 0);
        var parallel = Configurations(OptimizerMode.Generational, parallel: 7, count => count - 1);

        Assert.Equal(sequential, parallel);
    }

    private static List<string> Configurations(OptimizerMode mode, int parallel, Func<int, int> pick) =>
        [.. new StudySimulation(Some.Study("random", mode, budget: new Budget { MaxTrials = 40, MaxParallelTrials = parallel }))
            .Run(_ => 1, pick).History.Settled.OrderBy(e => e.Trial).Select(e => e.Candidate.Configuration.Key)];
}
