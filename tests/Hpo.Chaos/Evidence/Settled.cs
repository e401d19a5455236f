namespace Hpo.Chaos.Evidence;

/// <summary>A trial with its outcome, as somebody has it: the optimizer's store or the gateway. Without values it is unavailable.</summary>
internal sealed record Settled(int Trial, double? Value, IReadOnlyDictionary<string, string> Hyperparameters);
