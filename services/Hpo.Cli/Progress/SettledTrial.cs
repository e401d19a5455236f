namespace Hpo.Cli.Progress;

/// <summary>A trial with its outcome as progress shows it.</summary>
internal sealed record SettledTrial(
    int Trial, IReadOnlyDictionary<string, double>? Values, string? Reason, double? Seconds, IReadOnlyDictionary<string, string> Hyperparameters);
