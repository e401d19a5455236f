using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.MetaStudies;

/// <summary>A study of studies that is fine, and ways to spoil it.</summary>
internal static class MetaFile
{
    public const string Sound = """
        {
          "name": "tune-ga",
          "objectives": [ { "metric": "score", "direction": "minimize" } ],
          "metrics": [ { "name": "score", "source": "finalMetrics" }, { "name": "score-sd", "source": "finalMetrics" }, { "name": "sphere", "source": "finalMetrics" } ],
          "parameters": [
            { "name": "population", "type": "integer", "min": 4, "max": 20 },
            { "name": "encoding", "type": "categorical", "values": ["gray", "real"] },
            { "name": "mutation", "type": "categorical", "values": ["default", "tuned"] },
            { "name": "rate", "type": "continuous", "min": 0.01, "max": 0.5, "when": { "mutation": ["tuned"] } }
          ],
          "optimizer": { "name": "random", "seed": 7 },
          "budget": { "maxTrials": 10, "maxParallelTrials": 2 },
          "training": {
            "study": {
              "objectives": [ { "metric": "loss", "direction": "minimize" } ],
              "metrics": [ { "name": "loss", "regex": "loss=([0-9.]+)" } ],
              "parameters": [ { "name": "x", "type": "continuous", "min": -5, "max": 5 } ],
              "optimizer": { "name": "ga", "settings": { "populationSize": "${population}", "encoding": "${encoding}", "mutationRate": "${rate}" }, "seed": 1 },
              "budget": { "maxTrials": 40, "maxParallelTrials": 4 },
              "training": { "image": "sphere", "roleArn": "arn:aws:iam::123456789012:role/HpoTraining", "instanceType": "ml.c5.large", "outputUri": "s3://bucket/models" }
            },
            "problems": [
              { "name": "sphere", "best": 0, "worst": 10 },
              { "name": "ridge", "best": 1, "worst": 3, "study": { "training": { "image": "ridge" }, "parameters": [ { "name": "y", "type": "integer", "min": 0, "max": 9 } ] } }
            ],
            "repeats": 3
          }
        }
        """;

    /// <summary>Reads the sound study after changes.</summary>
    public static StudyReading With(Action<JsonObject> change)
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        change(root);
        return StudyReader.Read(root.ToJsonString(), OptimizerCatalog.BuiltIn);
    }

    public static Study Study() => StudyReader.Read(Sound, OptimizerCatalog.BuiltIn).Study!;

    public static JsonObject Training(this JsonObject study) => study["training"]!.AsObject();

    public static JsonObject Inner(this JsonObject study) => study.Training()["study"]!.AsObject();

    public static IReadOnlyDictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(pair => pair.Name, pair => pair.Value);

    public static JsonElement At(this JsonElement element, params string[] path) => path.Aggregate(element, (at, name) => at.GetProperty(name));
}
