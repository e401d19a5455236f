using System.Globalization;
using System.Text.Json.Nodes;

namespace Hpo.Chaos;

/// <summary>The studies of a run: benchmark jobs of which some fail, crash, hang, or log late.</summary>
internal static class ChaosStudy
{
    public const string Problem = "sphere5";
    public const string Metric = "objective";
    public const int MaxAttempts = 3;

    private static readonly string[] Optimizers = ["ga", "random"];

    /// <summary>Study number <paramref name="number"/> of a run.</summary>
    public static JsonObject Json(int number, ChaosOptions options) => new()
    {
        ["name"] = string.Create(CultureInfo.InvariantCulture, $"chaos-{number}"),
        ["objectives"] = new JsonArray(new JsonObject { ["metric"] = Metric, ["direction"] = "minimize" }),
        ["metrics"] = new JsonArray(new JsonObject { ["name"] = Metric, ["regex"] = "objective=([-+0-9.eE]+)" }),
        ["parameters"] = new JsonArray([.. Enumerable.Range(0, 5).Select(Parameter)]),
        ["optimizer"] = new JsonObject
        {
            ["name"] = Optimizers[number % Optimizers.Length],
            ["mode"] = number % 3 == 2 ? "generational" : "asynchronous",
            ["seed"] = options.Seed + number,
        },
        ["budget"] = new JsonObject { ["maxTrials"] = options.MaxTrials, ["maxParallelTrials"] = options.MaxParallelTrials },
        ["training"] = Training(options),
    };

    private static JsonNode Parameter(int index) => new JsonObject
    {
        ["name"] = string.Create(CultureInfo.InvariantCulture, $"x{index}"),
        ["type"] = "continuous",
        ["min"] = -5,
        ["max"] = 5,
    };

    private static JsonObject Training(ChaosOptions options)
    {
        var training = new JsonObject
        {
            ["image"] = $"benchmark/{Problem}",
            ["roleArn"] = "arn:aws:iam::123456789012:role/HpoTraining",
            ["outputUri"] = "s3://chaos/models",
            ["maxRuntimeSeconds"] = options.Rough ? 3600 : 4,
            ["maxAttempts"] = MaxAttempts,
            ["environment"] = options.Rough ? new JsonObject { ["BENCHMARK_SECONDS"] = "1" } : Troubled(),
        };
        if (options.Rough)
            training["spot"] = new JsonObject { ["maxWaitSeconds"] = 7200, ["checkpointUri"] = "s3://chaos/checkpoints" };
        return training;
    }

    private static JsonObject Troubled() => new()
    {
        ["BENCHMARK_SECONDS"] = "0.3",
        ["BENCHMARK_FAIL_RATE"] = "0.08",
        ["BENCHMARK_CRASH_RATE"] = "0.08",
        ["BENCHMARK_HANG_RATE"] = "0.03",
        ["BENCHMARK_LATE_RATE"] = "0.1",
        ["BENCHMARK_LATE_SECONDS"] = "2",
    };
}
