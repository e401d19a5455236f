using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.Validation;

/// <summary>A study file that is fine, and ways to spoil it.</summary>
internal static class StudyFile
{
    public const string Sound = """
        {
          "name": "mnist-ga",
          "objectives": [ { "metric": "accuracy", "direction": "maximize" } ],
          "metrics": [ { "name": "accuracy", "regex": "accuracy=([0-9.]+)" }, { "name": "loss", "regex": "loss=([0-9.]+)" } ],
          "parameters": [
            { "name": "learning_rate", "type": "continuous", "min": 0.01, "max": 0.2, "scaling": "logarithmic" },
            { "name": "num_epoch", "type": "integer", "min": 10, "max": 50, "step": 5 },
            { "name": "optimizer", "type": "categorical", "values": ["sgd", "adam"] },
            { "name": "momentum", "type": "continuous", "min": 0, "max": 0.99, "when": { "optimizer": ["sgd"] } },
            { "name": "batch_size", "type": "static", "value": 100 }
          ],
          "optimizer": { "name": "breeder", "settings": { "populationSize": 10 }, "mode": "generational", "seed": 7 },
          "budget": { "maxTrials": 30, "maxParallelTrials": 3, "maxDuration": "02:00:00", "targetValue": 0.99 },
          "training": {
            "image": "mnist-mlp", "roleArn": "arn:aws:iam::123456789012:role/HpoTraining", "instanceType": "ml.m5.large", "maxRuntimeSeconds": 3600,
            "inputs": [ { "channel": "training", "uri": "s3://bucket/mnist" } ], "outputUri": "s3://bucket/models",
            "spot": { "maxWaitSeconds": 7200, "checkpointUri": "s3://bucket/checkpoints" }, "environment": { "LEVEL": "info" }, "tags": { "team": "ml" }
          }
        }
        """;

    /// <summary>Reads the sound study with a limit on its cost.</summary>
    public static StudyReading WithMaxCost(InstancePrices? prices, params (string Path, string? Json)[] changes)
    {
        var root = JsonNode.Parse(Sound)!;
        Set(root, "budget.maxCost", "5");
        foreach (var (path, json) in changes)
        {
            Set(root, path, json);
        }

        return StudyReader.Read(root.ToJsonString(), new FakeCatalog(), prices);
    }

    public static StudyReading Read(string json) => StudyReader.Read(json, new FakeCatalog());

    /// <summary>Reads the sound study after replacing the value at a path; no value removes the field.</summary>
    public static StudyReading With(string path, string? json)
    {
        var root = JsonNode.Parse(Sound)!;
        Set(root, path, json);
        return Read(root.ToJsonString());
    }

    public static StudyReading With(params (string Path, string? Json)[] changes) => With(new FakeCatalog(), changes);

    public static StudyReading With(IOptimizerCatalog catalog, params (string Path, string? Json)[] changes)
    {
        var root = JsonNode.Parse(Sound)!;
        foreach (var (path, json) in changes)
        {
            Set(root, path, json);
        }

        return StudyReader.Read(root.ToJsonString(), catalog);
    }

    public static StudyReading WithParameters(params string[] parameters) => With("parameters", $"[{string.Join(',', parameters)}]");

    private static void Set(JsonNode root, string path, string? json)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        var node = root;
        foreach (var step in steps[..^1])
        {
            node = step[0] == '[' ? node[int.Parse(step[1..^1])]! : node[step]!;
        }

        var value = json is null ? null : JsonNode.Parse(json);
        if (steps[^1][0] == '[')
        {
            node[int.Parse(steps[^1][1..^1])] = value;
        }
        else if (json is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else
        {
            node[steps[^1]] = value;
        }
    }
}
