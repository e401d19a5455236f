namespace Hpo.BenchmarkProblems;

/// <summary>A point whose objective values are known; an implementation must reproduce them to 1e-6.</summary>
/// <param name="Hyperparameters">The point, as the strings a training job would receive.</param>
/// <param name="Values">The value of each objective there.</param>
public sealed record BenchmarkCheckPoint(IReadOnlyDictionary<string, string> Hyperparameters, IReadOnlyList<double> Values);
