using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>The optimizers of this process.</summary>
public sealed class OptimizerCatalog : IOptimizerCatalog
{
    private readonly Dictionary<string, IStudyOptimizer> _optimizers;

    /// <summary>A catalog of these optimizers.</summary>
    /// <param name="optimizers">Optimizers with distinct names.</param>
    public OptimizerCatalog(params IReadOnlyList<IStudyOptimizer> optimizers)
    {
        _optimizers = optimizers.ToDictionary(o => o.Descriptor.Name, StringComparer.Ordinal);
        All = [.. optimizers.Select(o => o.Descriptor).Append(AutoChoice.Descriptor).OrderBy(d => d.Name, StringComparer.Ordinal)];
    }

    /// <summary>The optimizers that this library implements.</summary>
    public static OptimizerCatalog BuiltIn { get; } = new(
        Of(new AntColony()),
        Of(new AutomaticModelTuning()),
        Of(new CovarianceMatrixAdaptation()),
        Of(new DifferentialEvolution()),
        Of(new EstimationOfDistribution()),
        Of(new EvolutionStrategy()),
        Of(new GaussianProcessOptimizer()),
        Of(new GeneticAlgorithm()),
        Of(new GridSearch()),
        Of(new NondominatedSortingGeneticAlgorithm()),
        Of(new ParetoArchivedEvolutionStrategy()),
        Of(new ParticleSwarm()),
        Of(new RandomSearch()),
        Of(new SimulatedAnnealing()),
        Of(new SobolSearch()),
        Of(new TreeParzenEstimator()));

    /// <inheritdoc/>
    public IReadOnlyList<OptimizerDescriptor> All { get; }

    /// <inheritdoc/>
    public OptimizerDescriptor? Find(string name) => name == OptimizerSelection.Auto ? AutoChoice.Descriptor : FindOptimizer(name)?.Descriptor;

    /// <summary>The optimizer of that name, or null; <c>auto</c> stands for another one and is none itself.</summary>
    /// <param name="name">Name in a study file.</param>
    public IStudyOptimizer? FindOptimizer(string name) => _optimizers.GetValueOrDefault(name);

    private static JsonMemoryOptimizer<TMemory> Of<TMemory>(IOptimizer<TMemory> optimizer) => new(optimizer);
}
