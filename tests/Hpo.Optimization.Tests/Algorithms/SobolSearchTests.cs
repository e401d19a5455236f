using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class SobolSearchTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<SobolSearch.Memory>(new SobolSearch());

    // It explores; that it is ahead of draws shows in the evenness of its points.
    protected override bool BeatsRandom => false;

    [Fact]
    public void Proposals_do_not_depend_on_parallelism_mode_or_order_of_outcomes()
    {
        var sequential = Run(OptimizerMode.Asynchronous, parallel: 1, _ => 0);
        var parallel = Run(OptimizerMode.Generational, parallel: 7, count => count - 1);

        Assert.Equal(sequential, parallel);
    }

    [Fact]
    public void Trial_n_is_point_n_of_the_sequence()
    {
        var sequence = new SobolSequence(2, 7);
        var space = SearchSpace.Of([Some.Continuous("x"), Some.Continuous("y")]);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => space.Decode(sequence.Point(i)).Key), Run(OptimizerMode.Asynchronous, 3, _ => 0));
    }

    private static List<string> Run(OptimizerMode mode, int parallel, Func<int, int> pick) =>
        [.. new StudySimulation(Some.Study("sobol", mode, budget: new Budget { MaxTrials = 40, MaxParallelTrials = parallel }))
            .Run(_ => 1, pick).History.Settled.OrderBy(e => e.Trial).Select(e => e.Candidate.Configuration.Key)];
}
