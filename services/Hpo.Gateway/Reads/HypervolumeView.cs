namespace Hpo.Gateway;

/// <summary>The part of the objectives' space that a Pareto front dominates.</summary>
/// <param name="Value">Its volume, in the objectives' units multiplied.</param>
/// <param name="Reference">Where it is measured from: a value of each objective.</param>
public sealed record HypervolumeView(double Value, IReadOnlyDictionary<string, double> Reference);
