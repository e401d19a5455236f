using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class GeneticAlgorithmBinaryEncodingTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<GeneticAlgorithm.Memory>(new GeneticAlgorithm());

    protected override object? Settings => new { encoding = "binary" };
}
