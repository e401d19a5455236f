using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class GeneticAlgorithmRealEncodingTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<GeneticAlgorithm.Memory>(new GeneticAlgorithm());

    protected override object? Settings => new { encoding = "real" };
}
