using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

public sealed class RequestSpellingTests
{
    [Fact]
    public async Task A_training_job_as_the_trainer_creates_it()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("""{"TrainingJobArn":"arn:aws:sagemaker:eu-west-1:123456789012:training-job/mnist-ga-0-0"}"""));
        using var client = Some.SageMaker(aws);

        var response = await client.CreateTrainingJobAsync(new CreateTrainingJobRequest
        {
            TrainingJobName = "mnist-ga-0-0",
            RoleArn = "arn:aws:iam::123456789012:role/HpoTraining",
            HyperParameters = new() { ["learning_rate"] = "0.1", ["num_epoch"] = "10" },
            AlgorithmSpecification = new()
            {
                TrainingImage = "mnist-mlp",
                TrainingInputMode = TrainingInputMode.File,
                MetricDefinitions = [new() { Name = "validation-accuracy", Regex = "validation-accuracy=([0-9.]+)" }],
            },
            InputDataConfig =
            [
                new()
                {
                    ChannelName = "training",
                    DataSource = new() { S3DataSource = new() { S3DataType = S3DataType.S3Prefix, S3Uri = "s3://bucket/mnist" } },
                },
            ],
            OutputDataConfig = new() { S3OutputPath = "s3://bucket/models" },
            ResourceConfig = new() { InstanceType = TrainingInstanceType.MlM5Large, InstanceCount = 1, VolumeSizeInGB = 30 },
            StoppingCondition = new() { MaxRuntimeInSeconds = 3600 },
            EnableManagedSpotTraining = false,
        });

        Assert.Equal("arn:aws:sagemaker:eu-west-1:123456789012:training-job/mnist-ga-0-0", response.TrainingJobArn);
        JsonAssert.Equal(
            JsonNode.Parse(
                """
                { "TrainingJobName": "mnist-ga-0-0",
                  "RoleArn": "arn:aws:iam::123456789012:role/HpoTraining",
                  "HyperParameters": { "learning_rate": "0.1", "num_epoch": "10" },
                  "AlgorithmSpecification": { "TrainingImage": "mnist-mlp", "TrainingInputMode": "File",
                    "MetricDefinitions": [ { "Name": "validation-accuracy", "Regex": "validation-accuracy=([0-9.]+)" } ] },
                  "InputDataConfig": [ { "ChannelName": "training",
                    "DataSource": { "S3DataSource": { "S3DataType": "S3Prefix", "S3Uri": "s3://bucket/mnist" } } } ],
                  "OutputDataConfig": { "S3OutputPath": "s3://bucket/models" },
                  "ResourceConfig": { "InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 30 },
                  "StoppingCondition": { "MaxRuntimeInSeconds": 3600 },
                  "EnableManagedSpotTraining": false }
                """)!,
            aws.Requests[0].Json);
    }

    [Fact]
    public async Task SageMaker_times_are_seconds_with_at_most_three_decimals()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("""{"TrainingJobSummaries":[]}"""));
        using var client = Some.SageMaker(aws);

        await client.ListTrainingJobsAsync(new()
        {
            CreationTimeAfter = DateTime.UnixEpoch.AddSeconds(1795426628).AddTicks(9929999),
            CreationTimeBefore = DateTime.UnixEpoch.AddSeconds(1795426629),
            LastModifiedTimeAfter = DateTime.UnixEpoch.AddSeconds(1795426628).ToLocalTime(),
        });

        Assert.Equal(
            """{"CreationTimeAfter":1795426628.992,"CreationTimeBefore":1795426629,"LastModifiedTimeAfter":1795426628}""",
            aws.Requests[0].Text);
    }

    [Fact]
    public async Task Logs_times_are_whole_milliseconds()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        using var client = Some.Logs(aws);

        await client.GetLogEventsAsync(new() { StartTime = DateTime.UnixEpoch.AddMilliseconds(1795426628992), StartFromHead = true });

        Assert.Equal("""{"startTime":1795426628992,"startFromHead":true}""", aws.Requests[0].Text);
    }

    [Fact]
    public async Task An_empty_list_is_sent_and_an_absent_one_is_not()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        using var client = Some.SageMaker(aws);

        await client.AddTagsAsync(new() { ResourceArn = "arn", Tags = [] });
        await client.AddTagsAsync(new() { ResourceArn = "arn" });

        Assert.Equal(["""{"ResourceArn":"arn","Tags":[]}""", """{"ResourceArn":"arn"}"""], aws.Requests.Select(r => r.Text));
    }

    [Fact]
    public async Task Any_text_survives()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        using var client = Some.SageMaker(aws);
        const string text = "Grüße, 世界 🚀 <a href=\"x\">&'+\\ \u0001\u2028";

        await client.AddTagsAsync(new() { ResourceArn = "arn", Tags = [new() { Key = "k", Value = text }] });

        Assert.Equal(text, aws.Requests[0].Json["Tags"]![0]!["Value"]!.GetValue<string>());
    }

    [Fact]
    public async Task Calls_at_the_same_time_do_not_mix()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        using var client = Some.SageMaker(aws);
        var names = Enumerable.Range(0, 100).Select(i => $"job-{i}").ToList();

        await Task.WhenAll(names.Select(n => client.StopTrainingJobAsync(new() { TrainingJobName = n })));

        Assert.Equal(names.Order(), aws.Requests.Select(r => r.Json["TrainingJobName"]!.GetValue<string>()).Order());
    }

    [Fact]
    public void Constants_are_open_and_compare_without_regard_to_case()
    {
        TrainingInstanceType unnamed = "ml.q9.77xlarge";

        Assert.Equal("ml.q9.77xlarge", unnamed.Value);
        Assert.Same(TrainingJobStatus.Completed, TrainingJobStatus.FindValue("Completed"));
        Assert.True(TrainingJobStatus.Completed == "completed");
        Assert.True(OrderBy.LastEventTime != "LogStreamName");
    }

    [Fact]
    public void Nothing_is_set_that_nobody_set()
    {
        Type[] models = [typeof(CreateTrainingJobRequest), typeof(DescribeTrainingJobResponse), typeof(GetLogEventsRequest), typeof(DescribeLogStreamsResponse)];

        Assert.All(models, type => Assert.All(
            type.GetProperties().Where(p => p.DeclaringType == type),
            p => Assert.Null(p.GetValue(Activator.CreateInstance(type)))));
    }
}
