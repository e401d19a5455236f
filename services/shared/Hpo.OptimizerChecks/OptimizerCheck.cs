using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>One thing that a study relies on.</summary>
public sealed record OptimizerCheck
{
    private const string Announced = "It did not announce that it handles";

    internal OptimizerCheck(string name, string rule, Func<CheckContext, CancellationToken, Task> run) => (Name, Rule, Run) = (name, rule, run);

    /// <summary>Name of the check.</summary>
    public string Name { get; }

    /// <summary>What must hold.</summary>
    public string Rule { get; }

    internal Func<CheckContext, CancellationToken, Task> Run { get; }

    /// <summary>The parameters of its studies; they say what the service must be able to do.</summary>
    internal IReadOnlyList<Parameter> Space { get; init; } = [];

    /// <summary>Whether its studies have several objectives.</summary>
    internal bool HasSeveralObjectives { get; init; }

    /// <summary>Why the check does not apply to a service; null when it does.</summary>
    internal string? Inapplicable(OptimizerCapabilities can) => this switch
    {
        { HasSeveralObjectives: true } when !can.MultiObjective => $"{Announced} more than one objective (multiObjective).",
        _ when !can.Conditional && Space.Any(parameter => parameter.When is not null) => $"{Announced} parameters with a condition (conditional).",
        _ when !can.Categorical && Space.Any(parameter => parameter.Type == ParameterType.Categorical) => $"{Announced} categorical parameters (categorical).",
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
