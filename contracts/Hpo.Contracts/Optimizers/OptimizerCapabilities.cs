namespace Hpo.Contracts;

/// <summary>Which studies an optimizer can handle. A study that needs more is refused when it is submitted.</summary>
public sealed record OptimizerCapabilities
{
    /// <summary>Handles categorical parameters with a meaning of their own.</summary>
    public bool Categorical { get; init; } = true;

    /// <summary>Handles parameters that exist only under a condition.</summary>
    public bool Conditional { get; init; } = true;

    /// <summary>Handles more than one objective.</summary>
    public bool MultiObjective { get; init; }

    /// <summary>Learns from the values that a trial logs while it runs, so that every objective needs a metric that is read from the log.</summary>
    public bool NeedsLog { get; init; }
}
