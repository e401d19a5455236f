namespace Hpo.Optimization;

/// <summary>The optimizers a study may name.</summary>
public interface IOptimizerCatalog
{
    /// <summary>All of them, sorted by name.</summary>
    IReadOnlyList<OptimizerDescriptor> All { get; }

    /// <summary>The one of that name, or null.</summary>
    /// <param name="name">Name in a study file.</param>
    OptimizerDescriptor? Find(string name);
}
