using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hpo.Contracts.Tests;

public sealed class TrainingTemplateTests
{
    private const string Everything = """
        { "image": "", "algorithmName": "forest", "entryPoint": ["python3"], "arguments": ["train"],
          "script": { "sourceUri": "s3://bucket/source.tar.gz", "entryPoint": "train.py" },
          "roleArn": "arn:aws:iam::123456789012:role/HpoTraining", "instanceType": "ml.m5.large", "instanceTypes": ["ml.m5.xlarge"], "instanceCount": 1,
          "volumeSizeGb": 30, "volumeKmsKeyId": "alias/disks", "keepAliveSeconds": 600, "maxRuntimeSeconds": 3600,
          "inputs": [
            { "channel": "training", "uri": "s3://bucket/mnist", "mode": "fastFile", "contentType": "text/csv", "compression": "none", "shuffleSeed": 7,
              "distribution": "shardedByS3Key", "dataType": "manifestFile" },
            { "channel": "more", "uri": "", "fileSystem": { "id": "fs-01234567", "type": "fsxLustre", "directoryPath": "/mount", "accessMode": "readWrite" } } ],
          "outputUri": "s3://bucket/models", "outputKmsKeyId": "alias/models", "vpc": { "subnets": ["subnet-1"], "securityGroupIds": ["sg-1"] },
          "networkIsolation": true, "encryptInterContainerTraffic": true, "environment": {}, "spot": { "maxWaitSeconds": 7200 }, "maxAttempts": 3,
          "retryAttempts": 2, "experiment": { "experimentName": "e", "trialName": "t", "trialComponentDisplayName": "c" }, "debugger": true, "profiler": true,
          "jobNamePrefix": "team", "tags": {},
          "study": { "optimizer": { "name": "ga", "settings": { "populationSize": "${population}" } } }, "repeats": 3,
          "problems": [ { "name": "sphere", "best": 0, "worst": 20, "study": { "training": { "image": "benchmark/sphere5" } } } ] }
        """;

    [Fact]
    public void Every_field_is_read_and_written_with_the_same_meaning()
    {
        var json = JsonNode.Parse(Everything)!.AsObject();

        var written = JsonSerializer.SerializeToNode(json.Deserialize<TrainingTemplate>(HpoJson.Options), HpoJson.Options)!.AsObject();

        Assert.True(JsonNode.DeepEquals(json, written), written.ToJsonString());
        Assert.Equal(typeof(TrainingTemplate).GetProperties().Length, json.Count);
    }

    [Fact]
    public void What_was_added_later_is_not_written_unless_it_is_used()
    {
        var template = new TrainingTemplate { Image = "mnist", RoleArn = "r", OutputUri = "s3://b", Inputs = [new InputChannel("training", "s3://bucket/mnist")] };

        var written = JsonSerializer.SerializeToNode(template, HpoJson.Options)!.AsObject();

        Assert.Equal(
            ["environment", "image", "inputs", "instanceCount", "instanceType", "maxAttempts", "maxRuntimeSeconds", "outputUri", "roleArn", "tags", "volumeSizeGb"],
            written.Select(field => field.Key).Order());
        Assert.Equal(["channel", "uri"], written["inputs"]![0]!.AsObject().Select(field => field.Key));
    }
}
