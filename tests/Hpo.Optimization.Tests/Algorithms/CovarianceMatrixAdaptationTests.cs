using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class CovarianceMatrixAdaptationTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<CovarianceMatrixAdaptation.Memory>(new CovarianceMatrixAdaptation());
}
