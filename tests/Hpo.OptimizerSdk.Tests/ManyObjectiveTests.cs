using Hpo.Optimization;
using Hpo.OptimizerSdk.Testing;

namespace Hpo.OptimizerSdk.Tests;

/// <summary>A built-in algorithm passes as a service, under another name.</summary>
public sealed class ManyObjectiveTests : OptimizerTests<NondominatedSortingGeneticAlgorithm.Memory>
{
    protected override IOptimizer<NondominatedSortingGeneticAlgorithm.Memory> Optimizer { get; } = new NondominatedSortingGeneticAlgorithm();

    protected override string Name => "my-nsga2";
}
