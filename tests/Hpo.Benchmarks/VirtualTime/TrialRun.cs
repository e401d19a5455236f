namespace Hpo.Benchmarks.VirtualTime;

/// <summary>What running a trial comes to.</summary>
/// <param name="Values">The value of each objective.</param>
/// <param name="Seconds">How long it takes, at least 0.</param>
internal sealed record TrialRun(IReadOnlyList<double> Values, double Seconds);
