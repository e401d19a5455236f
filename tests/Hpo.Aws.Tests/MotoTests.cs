using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>Our clients against moto where it is installed. It judges the protocol, not the life of a job: its jobs are over at once.</summary>
public sealed class MotoTests
{
    private const string Role = "arn:aws:iam::123456789012:role/HpoTraining";
    private const string Group = "/aws/sagemaker/TrainingJobs";

    [SkippableFact]
    public async Task Jobs_are_created_described_listed_and_tagged()
    {
        await using var moto = await Moto.StartAsync();
        using var client = Some.SageMaker(moto.Url);

        foreach (var name in (string[])["mnist-0-0", "mnist-1-0", "other-0-0"])
            await client.CreateTrainingJobAsync(Job(name));
        var job = await client.DescribeTrainingJobAsync(new() { TrainingJobName = "mnist-0-0" });
        var page = await client.ListTrainingJobsAsync(new() { NameContains = "mnist", MaxResults = 1 });
        var last = await client.ListTrainingJobsAsync(new() { NameContains = "mnist", MaxResults = 1, NextToken = page.NextToken });
        var tags = await client.ListTagsAsync(new() { ResourceArn = job.TrainingJobArn });
        var missing = await Assert.ThrowsAnyAsync<AmazonSageMakerException>(() => client.DescribeTrainingJobAsync(new() { TrainingJobName = "nowhere" }));

        Assert.Equal(("0.1", TrainingJobStatus.Completed), (job.HyperParameters!["learning_rate"], job.TrainingJobStatus));
        Assert.Equal(["mnist-0-0", "mnist-1-0"], new[] { page, last }.SelectMany(p => p.TrainingJobSummaries!).Select(j => j.TrainingJobName).Order());
        Assert.Equal("hpo:study=mnist", Assert.Single(tags.Tags!.Select(t => $"{t.Key}={t.Value}")));
        Assert.Equal("ValidationException", missing.ErrorCode);
    }

    [SkippableFact]
    public async Task Logs_are_read_to_the_end()
    {
        await using var moto = await Moto.StartAsync();
        using var client = Some.Logs(moto.Url);
        await moto.LogsAsync("CreateLogGroup", $$"""{"logGroupName":"{{Group}}"}""");
        await moto.LogsAsync("CreateLogStream", $$"""{"logGroupName":"{{Group}}","logStreamName":"mnist-0-0/algo-1-1"}""");
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(); // moto takes no old events
        await moto.LogsAsync("PutLogEvents",
            $$"""{"logGroupName":"{{Group}}","logStreamName":"mnist-0-0/algo-1-1","logEvents":[{"timestamp":{{now}},"message":"loss=0.5"},{"timestamp":{{now}},"message":"loss=0.25"}]}""");

        var streams = await client.DescribeLogStreamsAsync(new() { LogGroupName = Group, LogStreamNamePrefix = "mnist-0-0/" });
        var page = await client.GetLogEventsAsync(new() { LogGroupName = Group, LogStreamName = streams.LogStreams![0].LogStreamName, StartFromHead = true });
        var end = await client.GetLogEventsAsync(new()
        {
            LogGroupName = Group,
            LogStreamName = streams.LogStreams[0].LogStreamName,
            StartFromHead = true,
            NextToken = page.NextForwardToken,
        });

        Assert.Equal(["loss=0.5", "loss=0.25"], page.Events!.Select(e => e.Message));
        Assert.Equal(now, new DateTimeOffset(page.Events![0].Timestamp!.Value).ToUnixTimeMilliseconds());
        Assert.Equal(page.NextForwardToken, end.NextForwardToken);
    }

    [SkippableFact]
    public async Task A_tuning_job_is_created_and_described()
    {
        await using var moto = await Moto.StartAsync();

        await CallAsync(moto, "CreateHyperParameterTuningJob",
            $$"""
            { "HyperParameterTuningJobName": "tuning",
              "HyperParameterTuningJobConfig": { "Strategy": "Bayesian", "ResourceLimits": { "MaxNumberOfTrainingJobs": 2, "MaxParallelTrainingJobs": 1 },
                "HyperParameterTuningJobObjective": { "Type": "Minimize", "MetricName": "loss" },
                "ParameterRanges": { "ContinuousParameterRanges": [ { "Name": "learning_rate", "MinValue": "0.01", "MaxValue": "0.2", "ScalingType": "Logarithmic" } ] } },
              "TrainingJobDefinition": { "RoleArn": "{{Role}}", "AlgorithmSpecification": { "TrainingImage": "mnist-mlp", "TrainingInputMode": "File" },
                "OutputDataConfig": { "S3OutputPath": "s3://bucket/models" }, "StoppingCondition": { "MaxRuntimeInSeconds": 60 },
                "ResourceConfig": { "InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 30 } } }
            """);
        var described = Poco.Write(await CallAsync(moto, "DescribeHyperParameterTuningJob", """{ "HyperParameterTuningJobName": "tuning" }"""));

        Assert.Equal("Bayesian", described["HyperParameterTuningJobConfig"]!["Strategy"]!.GetValue<string>());
    }

    private static Task<AmazonWebServiceResponse> CallAsync(Moto moto, string name, string json)
    {
        var operation = Operation.Named(name);
        return operation.InvokeAsync(moto.Url, (AmazonWebServiceRequest)Poco.Read(operation.RequestType, JsonNode.Parse(json)!));
    }

    private static CreateTrainingJobRequest Job(string name) => new()
    {
        TrainingJobName = name,
        RoleArn = Role,
        HyperParameters = new() { ["learning_rate"] = "0.1" },
        AlgorithmSpecification = new() { TrainingImage = "mnist-mlp", TrainingInputMode = TrainingInputMode.File },
        OutputDataConfig = new() { S3OutputPath = "s3://bucket/models" },
        ResourceConfig = new() { InstanceType = TrainingInstanceType.MlM5Large, InstanceCount = 1, VolumeSizeInGB = 30 },
        StoppingCondition = new() { MaxRuntimeInSeconds = 60 },
        Tags = [new() { Key = "hpo:study", Value = "mnist" }],
    };
}
