using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tuning;

/// <summary>The training jobs of a tuning job, as requests. Their names are derived, so that a restart finds what was launched before.</summary>
internal static class TuningTrials
{
    private static readonly string[] Shared =
    [
        "AlgorithmSpecification", "RoleArn", "InputDataConfig", "OutputDataConfig", "ResourceConfig", "StoppingCondition", "VpcConfig", "Environment",
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
    /// <param name="tags">The Tags of the tuning job, which its training jobs inherit; undefined without any.</param>
    /// <param name="jobName">Name of the training job.</param>
    /// <param name="tuned">The tuned hyper-parameters.</param>
    public static JsonElement Request(JsonElement definition, JsonElement tags, string jobName, IReadOnlyDictionary<string, string> tuned)
    {
        var request = new JsonObject { ["TrainingJobName"] = jobName };
        foreach (var member in Shared)
            Copy(definition, member, request, member);
        if (tags.ValueKind == JsonValueKind.Array)
            request["Tags"] = JsonNode.Parse(tags.GetRawText());
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

    private static void Copy(JsonElement from, string member, JsonObject to, string name)
    {
        if (from.ValueKind == JsonValueKind.Object && from.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null)
            to[name] = JsonNode.Parse(value.GetRawText());
    }
}
