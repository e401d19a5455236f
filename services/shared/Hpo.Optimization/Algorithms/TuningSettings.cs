using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>The settings of a study that automatic model tuning leads, read with their defaults.</summary>
/// <param name="study">A study that names this optimizer and is sound.</param>
public sealed class TuningSettings(Study study)
{
    internal const string Strategy = "strategy";
    internal const string EarlyStopping = "earlyStopping";
    internal const string MinResource = "minResource";
    internal const string MaxResource = "maxResource";
    internal const string CompleteOnConvergence = "completeOnConvergence";
    internal const string WarmStartFrom = "warmStartFrom";
    internal const string WarmStartType = "warmStartType";

    private readonly OptimizerSettings _settings = new(study.Optimizer.Settings);

    /// <summary>Bayesian, Random, Grid or Hyperband.</summary>
    public string StrategyName => _settings.Choice(Strategy, "Bayesian");

    /// <summary>Off or Auto.</summary>
    public string EarlyStoppingType => _settings.Choice(EarlyStopping, "Off");

    /// <summary>Whether training jobs may be stopped because they do badly.</summary>
    public bool MayEndEarly => StrategyName == "Hyperband" || EarlyStoppingType == "Auto";

    /// <summary>Least resource of a training job; null leaves it to the service.</summary>
    public int? LeastResource => Resource(MinResource);

    /// <summary>Most resource of a training job; null leaves it to the service.</summary>
    public int? MostResource => Resource(MaxResource);

    /// <summary>Whether the tuning ends when no more progress is expected.</summary>
    public bool EndsOnConvergence => _settings.Flag(CompleteOnConvergence, otherwise: false);

    /// <summary>Tuning jobs to learn from.</summary>
    public IReadOnlyList<string> Parents =>
        (_settings.Text(WarmStartFrom) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>IdenticalDataAndAlgorithm or TransferLearning.</summary>
    public string ParentsType => _settings.Choice(WarmStartType, "IdenticalDataAndAlgorithm");

    private int? Resource(string name) => _settings.Integer(name, 0) is > 0 and var given ? given : null;
}
