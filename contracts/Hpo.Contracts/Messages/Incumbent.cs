namespace Hpo.Contracts;

/// <summary>The best trial of a study so far, or one of the best where there are several objectives.</summary>
public sealed record Incumbent
{
    /// <summary>Number of the trial.</summary>
    public required int Trial { get; init; }

    /// <summary>Its measured metrics by name.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>Its hyper-parameters, static ones included.</summary>
    public required IReadOnlyDictionary<string, string> Hyperparameters { get; init; }
}
