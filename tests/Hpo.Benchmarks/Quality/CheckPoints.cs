using System.Globalization;
using Hpo.BenchmarkProblems;

namespace Hpo.Benchmarks.Quality;

/// <summary>Whether problems compute what their file says; figures of others mean nothing otherwise.</summary>
internal static class CheckPoints
{
    private const double Tolerance = 1e-6;

    /// <summary>The check points that are not reproduced, each with problem, point and values; empty when all are.</summary>
    /// <param name="problems">The problems to check.</param>
    public static IReadOnlyList<string> Failures(IEnumerable<BenchmarkProblem> problems) => [.. problems.SelectMany(problem =>
        problem.CheckPoints.Select((point, index) => Failure(problem, point, index)).OfType<string>())];

    private static string? Failure(BenchmarkProblem problem, BenchmarkCheckPoint point, int index)
    {
        var where = string.Create(
            CultureInfo.InvariantCulture, $"{problem.Name}: check point {index + 1} ({string.Join(", ", point.Hyperparameters.Select(p => $"{p.Key}={p.Value}"))})");
        try
        {
            var values = problem.Evaluate(point.Hyperparameters);
            var isReproduced = values.Count == point.Values.Count && values.Zip(point.Values).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance);
            return isReproduced ? null : $"{where} gives {Text(values)} instead of {Text(point.Values)}";
        }
        catch (InvalidBenchmarkException error)
        {
            return $"{where}: {error.Message}";
        }
    }

    private static string Text(IReadOnlyList<double> values) => string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
