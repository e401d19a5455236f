using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class GaussianProcessOptimizerTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<GaussianProcessOptimizer.Memory>(new GaussianProcessOptimizer());

    protected override int Runs(int usual) => Math.Max(2, usual / 10);
}
