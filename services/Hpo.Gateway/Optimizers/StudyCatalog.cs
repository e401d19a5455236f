using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>The built-in optimizers and those that announced themselves.</summary>
internal sealed class StudyCatalog(IOptimizerCatalog builtIn, IEnumerable<AnnouncedOptimizer> announced) : IOptimizerCatalog
{
    private readonly Dictionary<string, OptimizerDescriptor> _announced = announced
        .Where(optimizer => builtIn.Find(optimizer.Name) is null)
        .ToDictionary(optimizer => optimizer.Name, optimizer => Announcements.Descriptor(optimizer.Announced), StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<OptimizerDescriptor> All => [.. builtIn.All.Concat(_announced.Values).OrderBy(optimizer => optimizer.Name, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public OptimizerDescriptor? Find(string name) => builtIn.Find(name) ?? _announced.GetValueOrDefault(name);
}
