using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

internal static class Some
{
    public const string LogGroup = "/aws/sagemaker/TrainingJobs";

    public static JsonObject Request(string name, string image) => new()
    {
        ["TrainingJobName"] = name,
        ["RoleArn"] = "arn:aws:iam::123456789012:role/HpoTraining",
        ["AlgorithmSpecification"] = new JsonObject { ["TrainingImage"] = image, ["TrainingInputMode"] = "File" },
        ["HyperParameters"] = new JsonObject { ["x0"] = "1.5", ["x1"] = "2.5" },
        ["OutputDataConfig"] = new JsonObject { ["S3OutputPath"] = "s3://models/out" },
        ["ResourceConfig"] = new JsonObject { ["InstanceType"] = "ml.m5.large", ["InstanceCount"] = 1, ["VolumeSizeInGB"] = 30 },
        ["StoppingCondition"] = new JsonObject { ["MaxRuntimeInSeconds"] = 3600 },
    };

    public static JsonObject Channel(string name, string uri) => new()
    {
        ["ChannelName"] = name,
        ["DataSource"] = new JsonObject { ["S3DataSource"] = new JsonObject { ["S3DataType"] = "S3Prefix", ["S3Uri"] = uri } },
    };

    public static JsonObject LogRequest(string stream, bool? startFromHead = null, string? token = null, int? limit = null)
    {
        var request = new JsonObject { ["logGroupName"] = LogGroup, ["logStreamName"] = stream };
        if (startFromHead is not null)
            request["startFromHead"] = startFromHead;
        if (token is not null)
            request["nextToken"] = token;
        if (limit is not null)
            request["limit"] = limit;
        return request;
    }

    public static void Metrics(JsonObject request, params (string Name, string Regex)[] metrics) =>
        request["AlgorithmSpecification"]!["MetricDefinitions"] =
            new JsonArray([.. metrics.Select(m => (JsonNode)new JsonObject { ["Name"] = m.Name, ["Regex"] = m.Regex })]);

    public static void Environment(JsonObject request, params (string Name, string Value)[] variables) =>
        request["Environment"] = new JsonObject(variables.Select(v => KeyValuePair.Create(v.Name, (JsonNode?)v.Value)));
}
