namespace Hpo.Contracts;

/// <summary>What an optimizer service has to solve: where, towards what, with how much.</summary>
public sealed record OptimizationProblem
{
    /// <summary>The search space. Static parameters are there for completeness; candidates may leave them out.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>What to optimize; at least one.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>How many trials there are at most, and how many run at once; the study keeps to it by itself.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Whether generations wait for their slowest trial or a free slot is filled at once.</summary>
    public required OptimizerMode Mode { get; init; }

    /// <summary>Whether a configuration that is known already may be suggested again.</summary>
    public bool AllowRepeats { get; init; }
}
