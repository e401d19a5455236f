using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class DifferentialEvolutionBest1binTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<DifferentialEvolution.Memory>(new DifferentialEvolution());

    protected override object? Settings => new { strategy = "best1bin" };
}
