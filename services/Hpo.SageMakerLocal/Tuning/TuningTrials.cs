using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Tuning;

/// <summary>The training jobs of a tuning job, as requests. Their names are derived, so that a restart finds what was launched before.</summary>
internal static class TuningTrials
{
    private static readonly string[] Shared =
    [
        "AlgorithmSpecification", "RoleArn", "InputDataConfig", "OutputDataConfig", "StoppingCondition", "VpcConfig", "Environment",
        "RetryStrategy", "EnableNetworkIsolation", "EnableInterContainerTrafficEncryption", "EnableManagedSpotTraining",
    ];

    /// <summary>Tuning job, number from 001, and a hash, as the service has it.</summary>
    public static string JobName(string tuning, int trial)
    {
        var numbered = string.Create(CultureInfo.InvariantCulture, $"{tuning}-{trial + 1:000}");
        return $"{numbered}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(numbered)))[..8]}";
    }

    /// <summary>The CreateTrainingJob body of a trial.</summary>
    /// <param name="definition">The TrainingJobDefinition of the tuning job.</param>
    /// <param name="tags">The tags of the tuning job, which the training jobs that it launches from now on inherit.</param>
    /// <param name="jobName">Name of the training job.</param>
    /// <param name="tuned">The tuned hyper-parameters.</param>
    public static JsonElement Request(JsonElement definition, IReadOnlyList<Tag> tags, string jobName, IReadOnlyDictionary<string, string> tuned)
    {
        var request = new JsonObject { ["TrainingJobName"] = jobName };
        foreach (var member in Shared)
            Copy(definition, member, request, member);
        request["ResourceConfig"] = Machines(definition);
        if (tags.Count > 0)
            request["Tags"] = new JsonArray([.. tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]);
        Copy(definition, "StaticHyperParameters", request, "HyperParameters");
        if (request["HyperParameters"] is null)
            request["HyperParameters"] = new JsonObject();
        if (request["HyperParameters"] is JsonObject hyperparameters)
        {
            foreach (var (name, value) in tuned)
                hyperparameters[name] = value;
        }

        Copy(definition, "CheckpointConfig", request, "CheckpointConfig");
        if (request["CheckpointConfig"] is JsonObject checkpoints && checkpoints["S3Uri"] is JsonValue uri && uri.TryGetValue<string>(out var prefix))
            checkpoints["S3Uri"] = $"{prefix.TrimEnd('/')}/{jobName}";
        return JsonSerializer.SerializeToElement(request);
    }

    // Here every machine type has capacity, so the first of several is the one.
    private static JsonNode? Machines(JsonElement definition)
    {
        if (Member(definition, "HyperParameterTuningResourceConfig") is not JsonObject several)
            return Member(definition, "ResourceConfig");
        var first = several["InstanceConfigs"] is JsonArray { Count: > 0 } types ? types[0] : several;
        return new JsonObject
        {
            ["InstanceType"] = first?["InstanceType"]?.DeepClone(),
            ["InstanceCount"] = first?["InstanceCount"]?.DeepClone(),
            ["VolumeSizeInGB"] = first?["VolumeSizeInGB"]?.DeepClone(),
            ["VolumeKmsKeyId"] = several["VolumeKmsKeyId"]?.DeepClone(),
        };
    }

    private static void Copy(JsonElement from, string member, JsonObject to, string name)
    {
        if (Member(from, member) is { } value)
            to[name] = value;
    }

    private static JsonNode? Member(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) ? JsonNode.Parse(value.GetRawText()) : null;
}
