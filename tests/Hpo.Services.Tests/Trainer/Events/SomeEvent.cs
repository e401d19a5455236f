using System.Text.Json.Nodes;

namespace Hpo.Services.Tests.Trainer;

/// <summary>Events as EventBridge writes them.</summary>
internal static class SomeEvent
{
    public static string Of(string jobName, string status, string secondaryStatus = "", string source = "aws.sagemaker", string type = "SageMaker Training Job State Change") =>
        new JsonObject
        {
            ["version"] = "0",
            ["id"] = "844e2571-85d4-695f-b930-0153b71dcb42",
            ["detail-type"] = type,
            ["source"] = source,
            ["account"] = "123456789012",
            ["time"] = "2026-01-02T03:04:05Z",
            ["region"] = "us-east-1",
            ["resources"] = new JsonArray($"arn:aws:sagemaker:us-east-1:123456789012:training-job/{jobName}"),
            ["detail"] = new JsonObject
            {
                ["TrainingJobName"] = jobName,
                ["TrainingJobArn"] = $"arn:aws:sagemaker:us-east-1:123456789012:training-job/{jobName}",
                ["HyperParameters"] = new JsonObject { ["learning_rate"] = "0.05" },
                ["Environment"] = new JsonObject { ["DB_PASSWORD"] = Secret },
                ["TrainingJobStatus"] = status,
                ["SecondaryStatus"] = secondaryStatus.Length > 0 ? secondaryStatus : status,
                ["CreationTime"] = 1767323045000,
                ["SecondaryStatusTransitions"] = new JsonArray(),
            },
        }.ToJsonString();

    /// <summary>Stands in the environment of every job an event speaks of.</summary>
    public const string Secret = "hunter2-in-the-environment";
}
