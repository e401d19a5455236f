using System.Runtime.CompilerServices;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What an optimizer has to solve: where, towards what, with how much, under which settings.</summary>
public sealed record SearchProblem
{
    // Every decision of a study needs its problem, and none changes the study.
    private static readonly ConditionalWeakTable<Study, SearchProblem> Known = [];

    /// <summary>Where to search.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>What to optimize; at least one.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>How many trials there will be at most, and how many at once.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Generational or asynchronous.</summary>
    public required OptimizerMode Mode { get; init; }

    /// <summary>Settings of the optimizer, validated.</summary>
    public required OptimizerSettings Settings { get; init; }

    /// <summary>Whether a known configuration may be proposed again.</summary>
    public bool AllowRepeats { get; init; }

    /// <summary>Seed of the study.</summary>
    public required long Seed { get; init; }

    /// <summary>The problem of a validated study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="seed">Seed of its chance.</param>
    public static SearchProblem Of(Study study, long seed)
    {
        ArgumentNullException.ThrowIfNull(study);
        var known = Known.GetValue(study, of => From(of, seed));
        return known.Seed == seed ? known : known with { Seed = seed };
    }

    private static SearchProblem From(Study study, long seed) => new()
    {
        Space = SearchSpace.Of(study.Parameters),
        Objectives = study.Objectives,
        Budget = study.Budget,
        Mode = study.Optimizer.Mode,
        Settings = new OptimizerSettings(study.Optimizer.Settings),
        AllowRepeats = study.Optimizer.AllowRepeats,
        Seed = seed,
    };

    /// <summary>An objective's value as a cost: smaller is always better.</summary>
    /// <param name="values">Measured metrics by name.</param>
    /// <param name="objective">Index of the objective.</param>
    public double Cost(IReadOnlyDictionary<string, double> values, int objective = 0)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Objectives[objective].Cost(values[Objectives[objective].Metric]);
    }

    /// <summary>All objectives as costs, in their order: smaller is always better.</summary>
    /// <param name="values">Measured metrics by name.</param>
    public double[] Costs(IReadOnlyDictionary<string, double> values) => Objectives.Costs(values);
}
