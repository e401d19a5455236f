using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>Requests for tuning jobs, and what becomes of them.</summary>
internal static class Tunings
{
    private const string Sphere = "benchmark/sphere5";

    public static JsonObject Slow(string name) => Request(name, "Random", seconds: "600");

    public static JsonObject Request(string name, string strategy, string seconds = "0")
    {
        var definition = Some.Request("unused", Sphere);
        definition.Remove("TrainingJobName");
        definition.Remove("HyperParameters");
        definition["StaticHyperParameters"] = new JsonObject { ["x2"] = "0.5", ["x3"] = "0", ["x4"] = "0" };
        Some.Metrics(definition, ("objective", "objective=([-+0-9.eE]+)"));
        Some.Environment(definition, ("BENCHMARK_SECONDS", seconds));
        return new JsonObject
        {
            ["HyperParameterTuningJobName"] = name,
            ["HyperParameterTuningJobConfig"] = new JsonObject
            {
                ["Strategy"] = strategy,
                ["HyperParameterTuningJobObjective"] = new JsonObject { ["Type"] = "Minimize", ["MetricName"] = "objective" },
                ["ResourceLimits"] = new JsonObject { ["MaxNumberOfTrainingJobs"] = 12, ["MaxParallelTrainingJobs"] = 3 },
                ["ParameterRanges"] = new JsonObject { ["ContinuousParameterRanges"] = new JsonArray(Range("x0"), Range("x1")) },
                ["RandomSeed"] = 7,
            },
            ["TrainingJobDefinition"] = definition,
        };
    }

    public static JsonObject Range(string name) => new() { ["Name"] = name, ["MinValue"] = "-5", ["MaxValue"] = "5", ["ScalingType"] = "Auto" };

    public static JsonObject Category(string name, params string[] values) => new() { ["Name"] = name, ["Values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };

    public static JsonObject Named(string name) => new() { ["HyperParameterTuningJobName"] = name };

    public static JsonObject Config(JsonObject request) => request["HyperParameterTuningJobConfig"]!.AsObject();

    public static JsonObject Definition(JsonObject request) => request["TrainingJobDefinition"]!.AsObject();

    public static string Text(JsonObject json, string name) => LocalEndpoint.Text(json, name);

    public static async Task<JsonObject> EndAsync(LocalEndpoint local, string name)
    {
        JsonObject tuning = [];
        await LocalEndpoint.UntilAsync(
            async () => Text(tuning = (await local.CallAsync("DescribeHyperParameterTuningJob", Named(name))).Json, "HyperParameterTuningJobStatus") is "Completed" or "Failed" or "Stopped",
            () => tuning.ToJsonString());
        return tuning;
    }

    public static Task<IReadOnlyList<JsonObject>> JobsAsync(LocalEndpoint local, string name) => PagesAsync(
        local, "ListTrainingJobsForHyperParameterTuningJob", "TrainingJobSummaries",
        new JsonObject { ["HyperParameterTuningJobName"] = name, ["MaxResults"] = 5, ["SortBy"] = "CreationTime", ["SortOrder"] = "Ascending" });

    public static async Task<IReadOnlyList<JsonObject>> PagesAsync(LocalEndpoint local, string operation, string member, JsonObject request)
    {
        var items = new List<JsonObject>();
        string? token = null;
        do
        {
            var page = request.DeepClone().AsObject();
            if (token is not null)
                page["NextToken"] = token;
            var reply = (await local.CallAsync(operation, page)).Json;
            items.AddRange(reply[member]!.AsArray().Select(item => item!.AsObject()));
            token = reply["NextToken"]?.ToString();
        }
        while (token is not null);
        return items;
    }
}
