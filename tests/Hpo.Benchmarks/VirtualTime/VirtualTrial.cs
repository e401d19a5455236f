namespace Hpo.Benchmarks.VirtualTime;

/// <summary>A trial that ran in virtual time.</summary>
/// <param name="Number">Number of the trial, from 0.</param>
/// <param name="Start">When it was proposed, in seconds from the start of the study.</param>
/// <param name="End">When its outcome was known, in seconds from the start of the study.</param>
/// <param name="Values">The value of each objective.</param>
internal sealed record VirtualTrial(int Number, double Start, double End, IReadOnlyList<double> Values);
