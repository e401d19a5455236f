using Hpo.Examples.Portfolio;
using Hpo.Optimization;

namespace Hpo.Benchmarks;

/// <summary>The optimizers that can be measured: the built-in ones, and the examples of plug-ins that are worth it.</summary>
internal static class Catalog
{
    public static OptimizerCatalog All { get; } = new(
    [
        .. OptimizerCatalog.BuiltIn.All.Select(optimizer => OptimizerCatalog.BuiltIn.FindOptimizer(optimizer.Name)).OfType<IStudyOptimizer>(),
        new JsonMemoryOptimizer<Portfolio.Memory>(new Portfolio()),
    ]);
}
