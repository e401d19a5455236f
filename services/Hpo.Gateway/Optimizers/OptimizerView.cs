using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>An optimizer that a study may name.</summary>
public sealed record OptimizerView
{
    /// <summary>Name in study files.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The settings it takes.</summary>
    public required IReadOnlyList<SettingDefinition> Settings { get; init; }

    /// <summary>The studies it can handle.</summary>
    public required OptimizerCapabilities Capabilities { get; init; }

    /// <summary>Whether it is a service that launches training jobs by itself.</summary>
    public bool IsTuningService { get; init; }

    /// <summary>How its service is; absent where the optimizer is built in.</summary>
    public OptimizerHealth? Service { get; init; }

    /// <summary>An optimizer as it is shown.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="service">How its service is; null where it is built in.</param>
    public static OptimizerView Of(OptimizerDescriptor optimizer, OptimizerHealth? service)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return new OptimizerView
        {
            Name = optimizer.Name,
            Summary = optimizer.Summary,
            Settings = optimizer.Settings,
            Capabilities = optimizer.Capabilities,
            IsTuningService = optimizer.IsTuningService,
            Service = service,
        };
    }
}
