using System.Text.Json;
using Hpo.BenchmarkProblems;
using Hpo.Contracts;

namespace Hpo.Benchmarks;

/// <summary>Study files over the benchmark problems.</summary>
internal static class BenchmarkStudy
{
    private const string Number = "([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)";

    public static string Json(string problem, string optimizer, int seed, int maxTrials, int maxParallelTrials) => Json(
        BenchmarkSuite.Default.Find(problem) ?? throw new ArgumentException($"There is no benchmark problem '{problem}'.", nameof(problem)),
        new OptimizerSelection { Name = optimizer, Seed = seed },
        new Budget { MaxTrials = maxTrials, MaxParallelTrials = maxParallelTrials });

    /// <summary>The study of a problem, to minimise every objective; settings and all are checked by whoever reads it.</summary>
    public static string Json(BenchmarkProblem problem, OptimizerSelection optimizer, Budget budget) => JsonSerializer.Serialize(
        new
        {
            name = $"{problem.Name}-{optimizer.Name}",
            objectives = Metrics(problem).Select(metric => new { metric, direction = "minimize" }),
            metrics = Metrics(problem).Select(metric => new { name = metric, regex = $"{metric}={Number}" }),
            parameters = problem.Parameters.Select(p => p.Choices is { Count: > 0 } choices
                ? (object)new { name = p.Name, type = "categorical", values = choices }
                : new { name = p.Name, type = p.Kind == BenchmarkParameterKind.Integer ? "integer" : "continuous", min = p.Low, max = p.High, scaling = p.Log ? "logarithmic" : "linear" }),
            optimizer,
            budget,
            training = new { image = $"benchmark/{problem.Name}", roleArn = "arn:aws:iam::123456789012:role/HpoTraining", outputUri = "s3://hpo-benchmarks/models" },
        },
        HpoJson.Options);

    // As the benchmark images log them.
    private static IEnumerable<string> Metrics(BenchmarkProblem problem) =>
        problem.ObjectiveCount == 1 ? ["objective"] : Enumerable.Range(0, problem.ObjectiveCount).Select(i => $"objective_{i}");
}
