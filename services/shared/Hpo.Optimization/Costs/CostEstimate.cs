namespace Hpo.Optimization;

/// <summary>What a study needs at most when every job runs into its time limit.</summary>
/// <param name="Jobs">Training jobs.</param>
/// <param name="MachineTime">Billed time of all machines together.</param>
/// <param name="WallTime">Time from the first launch to the last end, waits for a free quota not counted.</param>
/// <param name="Cost">US dollars; null when a price is not known.</param>
public sealed record CostEstimate(long Jobs, TimeSpan MachineTime, TimeSpan WallTime, double? Cost);
