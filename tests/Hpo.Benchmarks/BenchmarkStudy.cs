using System.Text.Json;
using Hpo.BenchmarkProblems;

namespace Hpo.Benchmarks;

/// <summary>Study files over the benchmark problems.</summary>
internal static class BenchmarkStudy
{
    public static string Json(string problem, string optimizer, int seed, int maxTrials, int maxParallelTrials)
    {
        var found = BenchmarkSuite.Default.Find(problem) ?? throw new ArgumentException($"There is no benchmark problem '{problem}'.", nameof(problem));
        return JsonSerializer.Serialize(new
        {
            name = $"{problem}-{optimizer}",
            objectives = new[] { new { metric = "objective", direction = "minimize" } },
            metrics = new[] { new { name = "objective", regex = "objective=([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)" } },
            parameters = found.Parameters.Select(p => p.Choices is { Count: > 0 } choices
                ? (object)new { name = p.Name, type = "categorical", values = choices }
                : new { name = p.Name, type = p.Kind == BenchmarkParameterKind.Integer ? "integer" : "continuous", min = p.Low, max = p.High, scaling = p.Log ? "logarithmic" : "linear" }),
            optimizer = new { name = optimizer, seed },
            budget = new { maxTrials, maxParallelTrials },
            training = new { image = $"benchmark/{problem}", roleArn = "arn:aws:iam::123456789012:role/HpoTraining", outputUri = "s3://hpo-benchmarks/models" },
        });
    }
}
