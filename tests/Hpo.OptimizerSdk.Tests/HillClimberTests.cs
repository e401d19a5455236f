using Hpo.Examples.HillClimber;
using Hpo.Optimization;
using Hpo.OptimizerSdk.Testing;

namespace Hpo.OptimizerSdk.Tests;

/// <summary>The example passes the tests that authors of optimizers inherit.</summary>
public sealed class HillClimberTests : OptimizerTests<HillClimber.Memory>
{
    protected override IOptimizer<HillClimber.Memory> Optimizer { get; } = new HillClimber();
}
