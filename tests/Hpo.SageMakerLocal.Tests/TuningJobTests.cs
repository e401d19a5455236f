using System.Text.Json.Nodes;
using static Hpo.SageMakerLocal.Tests.Tunings;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>What the training jobs of a tuning job get from it.</summary>
public sealed class TuningJobTests
{
    [Fact]
    public async Task Of_several_machine_types_the_first_is_taken()
    {
        await using var local = await LocalEndpoint.StartAsync();
        var request = Request("tune", "Random");
        Definition(request).Remove("ResourceConfig");
        Definition(request)["HyperParameterTuningResourceConfig"] = new JsonObject
        {
            ["AllocationStrategy"] = "Prioritized",
            ["InstanceConfigs"] = new JsonArray(Machine("ml.c5.xlarge"), Machine("ml.m5.large")),
        };

        await local.CallAsync("CreateHyperParameterTuningJob", request);
        await EndAsync(local, "tune");

        var job = await local.DescribeAsync(Text((await JobsAsync(local, "tune"))[0], "TrainingJobName"));
        Assert.Equal("ml.c5.xlarge", job["ResourceConfig"]!["InstanceType"]!.ToString());
    }

    [Fact]
    public async Task Machines_are_given_in_one_of_the_two_ways()
    {
        await using var local = await LocalEndpoint.StartAsync();
        var request = Request("tune", "Random");
        Definition(request)["HyperParameterTuningResourceConfig"] = Machine("ml.c5.xlarge");

        var reply = await local.CallAsync("CreateHyperParameterTuningJob", request);

        Assert.Equal("ValidationException", reply.Error);
        Assert.Contains("one of ResourceConfig and HyperParameterTuningResourceConfig", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_of_a_tuning_job_are_those_of_the_training_jobs_that_it_launches_from_then_on()
    {
        await using var local = await LocalEndpoint.StartAsync();
        var request = Request("tune", "Random", seconds: "0.3");
        request["Tags"] = new JsonArray(Tag("team", "vision"));
        var arn = (await local.CallAsync("CreateHyperParameterTuningJob", request)).Json["HyperParameterTuningJobArn"]!.ToString();
        await LocalEndpoint.UntilAsync(async () => (await JobsAsync(local, "tune")).Count > 0, () => "no training jobs");

        var added = await local.CallAsync("AddTags", new JsonObject { ["ResourceArn"] = arn, ["Tags"] = new JsonArray(Tag("owner", "me")) });
        await EndAsync(local, "tune");

        var jobs = await JobsAsync(local, "tune");
        Assert.Equal(200, added.Status);
        Assert.Equal(["owner=me", "team=vision"], await TagsAsync(local, arn));
        Assert.Equal(["team=vision"], await TagsAsync(local, Text(jobs[0], "TrainingJobArn")));
        Assert.Equal(["owner=me", "team=vision"], await TagsAsync(local, Text(jobs[^1], "TrainingJobArn")));
    }

    [Fact]
    public async Task Tags_of_a_tuning_job_that_is_not_there_are_not_found()
    {
        await using var local = await LocalEndpoint.StartAsync();
        const string arn = "arn:aws:sagemaker:us-east-1:123456789012:hyper-parameter-tuning-job/nobody";

        Assert.Equal("ResourceNotFound", (await local.CallAsync("ListTags", new JsonObject { ["ResourceArn"] = arn })).Error);
        Assert.Equal("ResourceNotFound", (await local.CallAsync("AddTags", new JsonObject { ["ResourceArn"] = arn, ["Tags"] = new JsonArray(Tag("a", "b")) })).Error);
    }

    private static JsonObject Machine(string type) => new() { ["InstanceType"] = type, ["InstanceCount"] = 1, ["VolumeSizeInGB"] = 10 };

    private static JsonObject Tag(string key, string value) => new() { ["Key"] = key, ["Value"] = value };

    private static async Task<IEnumerable<string>> TagsAsync(LocalEndpoint local, string arn) =>
        (await local.CallAsync("ListTags", new JsonObject { ["ResourceArn"] = arn })).Json["Tags"]!.AsArray().Select(tag => $"{tag!["Key"]}={tag["Value"]}").Order();
}
