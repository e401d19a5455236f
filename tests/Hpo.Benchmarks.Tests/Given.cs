using System.Globalization;
using Hpo.BenchmarkProblems;
using Hpo.Benchmarks.Quality;
using Hpo.Benchmarks.Reporting;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Benchmarks.Tests;

/// <summary>Builds subjects for tests; a test mentions only what it is about.</summary>
internal static class Given
{
    public static Pairing Pairing(
        string problem = "sphere5", string optimizer = "random", int trials = 12, int parallel = 1, OptimizerMode mode = OptimizerMode.Asynchronous, IStudyOptimizer? played = null)
    {
        var pairing = new Pairings().Add(
            BenchmarkSuite.Default.Find(problem)!,
            new OptimizerSelection { Name = optimizer, Mode = mode },
            new Budget { MaxTrials = trials, MaxParallelTrials = parallel })!;
        return played is null ? pairing : pairing with { Optimizer = played };
    }

    /// <summary>A row whose every regret is the same.</summary>
    public static RegretRow Row(string problem, string algorithm, double regret) =>
        new("synthetic", problem, algorithm, 100, 20, Figures.Of([regret]));

    /// <summary>A problem file with one two-dimensional sphere, and what the test says of it.</summary>
    public static string Problems(DirectoryInfo directory, double valueOfCheckPoint, string? optimum = "0")
    {
        var file = Path.Combine(directory.FullName, "problems.json");
        File.WriteAllText(file, $$"""
            { "problems": [ { "name": "bowl", "family": "sphere", {{(optimum is null ? "" : $"\"fopt\": {optimum},")}}
              "params": [ { "name": "a", "kind": "float", "low": -5, "high": 5 }, { "name": "b", "kind": "float", "low": -5, "high": 5 } ],
              "meta": { "offset": [ 1, 2 ] }, "checks": [ { "x": { "a": 3, "b": 2 }, "f": {{valueOfCheckPoint.ToString(CultureInfo.InvariantCulture)}} } ] } ] }
            """);
        return file;
    }
}
