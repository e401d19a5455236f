namespace Hpo.Contracts;

/// <summary>A trial as an optimizer service is told of it: settled with values or a reason, or pending with neither.</summary>
public sealed record ToldTrial
{
    /// <summary>Number of the trial within its study, from 0; below 0 when it is known from an earlier study.</summary>
    public required int Trial { get; init; }

    /// <summary>Generation it was proposed in, from 0; -1 when it is known from an earlier study.</summary>
    public required int Generation { get; init; }

    /// <summary>The tuned hyper-parameters as texts; parameters that do not exist under their condition are absent, and so are static ones.</summary>
    public required IReadOnlyDictionary<string, string> Hyperparameters { get; init; }

    /// <summary>Measured metrics by name, every objective among them; absent when there is no fitness.</summary>
    public IReadOnlyDictionary<string, double>? Values { get; init; }

    /// <summary>Why there is no fitness, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose fault it is that there is no fitness.</summary>
    public FailureClass? FailureClass { get; init; }

    /// <summary>How long it trained in seconds; absent when it is not known.</summary>
    public double? Seconds { get; init; }

    /// <inheritdoc cref="SuggestedCandidate.Genotype"/>
    public string? Genotype { get; init; }

    /// <inheritdoc cref="SuggestedCandidate.Parents"/>
    public IReadOnlyList<int>? Parents { get; init; }
}
