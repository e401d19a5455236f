namespace Hpo.Services.Tests.Gateway;

internal static class StudyText
{
    public const string Sound = """
        {
          "name": "MNIST ga",
          "objectives": [ { "metric": "accuracy", "direction": "maximize" } ],
          "metrics": [ { "name": "accuracy", "regex": "accuracy=([0-9.]+)" }, { "name": "loss", "regex": "loss=([0-9.]+)" } ],
          "parameters": [
            { "name": "learning_rate", "type": "continuous", "min": 0.01, "max": 0.2, "scaling": "logarithmic" },
            { "name": "batch_size", "type": "static", "value": 100 }
          ],
          "optimizer": { "name": "random" },
          "budget": { "maxTrials": 30, "maxDuration": "02:00:00" },
          "training": { "image": "mnist-mlp", "roleArn": "arn:aws:iam::123456789012:role/HpoTraining", "outputUri": "s3://bucket/models", "tags": { "a": "1", "b": "2" } }
        }
        """;

    public static string Named(string name) => Sound.Replace("MNIST ga", name, StringComparison.Ordinal);
}
