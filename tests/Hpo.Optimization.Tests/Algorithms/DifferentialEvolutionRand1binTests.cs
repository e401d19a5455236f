using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class DifferentialEvolutionRand1binTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<DifferentialEvolution.Memory>(new DifferentialEvolution());

    protected override object? Settings => new { strategy = "rand1bin" };
}
