using System.Text;
using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

public sealed class ValidationTests : IAsyncLifetime
{
    private LocalEndpoint local = null!;

    public async Task InitializeAsync() => local = await LocalEndpoint.StartAsync();

    public async Task DisposeAsync() => await local.DisposeAsync();

    [Theory]
    [InlineData("bad_name")]
    [InlineData("-leading")]
    [InlineData("trailing-")]
    [InlineData("newline\n")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_bad_name_is_refused(string name)
    {
        var reply = await local.CreateAsync(name, "train");

        Assert.Equal((400, "ValidationException"), (reply.Status, reply.Error));
        Assert.Contains("'trainingJobName'", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_the_model_forbids_is_reported_at_once()
    {
        var reply = await local.CreateAsync("bad_name", "train", r =>
        {
            r["RoleArn"] = "arn:aws:iam::1:user/someone-else";
            r["AlgorithmSpecification"]!["TrainingInputMode"] = "file";
            r["ResourceConfig"]!["InstanceCount"] = -1;
            r["ResourceConfig"]!["InstanceType"] = "ml.m5.lage";
            r["VpcConfig"] = new JsonObject { ["SecurityGroupIds"] = new JsonArray("sg 1") };
            r["DebugHookConfig"] = new JsonObject { ["S3OutputPath"] = "debug" };
            r.Remove("OutputDataConfig");
            Some.Environment(r, ("1BAD", "x"));
            r["Tags"] = new JsonArray(new JsonObject { ["Key"] = "a#", ["Value"] = "b" });
        });

        Assert.Equal("ValidationException", reply.Error);
        string[] expected =
        [
            "'trainingJobName'", "'roleArn'", "'algorithmSpecification.trainingInputMode' failed to satisfy constraint: Member must satisfy enum value set: [Pipe, File, FastFile]",
            "'resourceConfig.instanceCount'", "'resourceConfig.instanceType'", "'vpcConfig.securityGroupIds.1.member'", "Value null at 'vpcConfig.subnets'",
            "'debugHookConfig.s3OutputPath'", "Value null at 'outputDataConfig'", "'environment'", "'tags.1.member.key'",
        ];
        Assert.All(expected, text => Assert.Contains(text, reply.Message, StringComparison.Ordinal));
        Assert.StartsWith($"{expected.Length} validation errors detected: ", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_the_service_forbids_beyond_its_model_is_reported_at_once()
    {
        var reply = await local.CreateAsync("job", "train", r =>
        {
            r["StoppingCondition"] = new JsonObject { ["MaxRuntimeInSeconds"] = 100, ["MaxWaitTimeInSeconds"] = 50 };
            r["InputDataConfig"] = new JsonArray(Some.Channel("training", "s3://examples/mnist"), Some.Channel("training", "s3://examples/mnist"));
            r["Tags"] = new JsonArray(new JsonObject { ["Key"] = "aws:a", ["Value"] = "b" });
        });

        Assert.Equal("ValidationException", reply.Error);
        string[] expected = ["EnableManagedSpotTraining", "MaxWaitTimeInSeconds must be", "Duplicate channel name", "reserved"];
        Assert.All(expected, text => Assert.Contains(text, reply.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AlgorithmSpecification")]
    [InlineData("ResourceConfig")]
    [InlineData("StoppingCondition")]
    public async Task A_container_job_needs_every_part(string part)
    {
        var reply = await local.CreateAsync("job", "train", r => r.Remove(part));

        Assert.Equal("ValidationException", reply.Error);
        Assert.Contains("Value null at", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_image_is_answered_with_the_known_ones()
    {
        var reply = await local.CreateAsync("job", "trian");
        var benchmark = await local.CreateAsync("job", "benchmark/sphere99");

        Assert.Equal("ValidationException", reply.Error);
        Assert.Contains("train", reply.Message, StringComparison.Ordinal);
        Assert.Contains("benchmark/branin2", benchmark.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://examples/cifar")]
    [InlineData("s3://nowhere/mnist")]
    [InlineData("file:///nowhere")]
    public async Task Missing_data_is_refused_at_once(string uri)
    {
        var reply = await local.CreateAsync("job", "train", r => r["InputDataConfig"] = new JsonArray(Some.Channel("training", uri)));

        Assert.Equal("ValidationException", reply.Error);
        Assert.Contains($"No S3 objects found under S3 URL \"{uri}\"", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://examples/../images.json")]
    [InlineData("s3://../jobs.db")]
    [InlineData("https://bucket/key")]
    public async Task A_uri_that_leaves_its_bucket_is_refused(string uri)
    {
        var input = await local.CreateAsync("job", "train", r => r["InputDataConfig"] = new JsonArray(Some.Channel("training", uri)));
        var output = await local.CreateAsync("job", "train", r => r["OutputDataConfig"]!["S3OutputPath"] = uri);

        Assert.Equal(("ValidationException", "ValidationException"), (input.Error, output.Error));
    }

    [Theory]
    [InlineData("loss=[", "does not compile")]
    [InlineData("loss=\\d+", "no capture group")]
    public async Task A_useless_metric_regex_is_refused(string regex, string expected)
    {
        var reply = await local.CreateAsync("job", "train", r => Some.Metrics(r, ("loss", regex)));

        Assert.Contains(expected, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_where_a_string_belongs_is_a_serialization_error()
    {
        var reply = await local.CreateAsync("job", "train", r => r["HyperParameters"] = new JsonObject { ["rate"] = 0.1 });

        Assert.Equal("SerializationException", reply.Error);
        Assert.Contains("hyperParameters.rate", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", "SerializationException")]
    [InlineData("[]", "SerializationException")]
    [InlineData("{}", "ValidationException")]
    public async Task A_body_that_is_no_request_is_refused(string body, string error)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1");

        var reply = await local.SendAsync("CreateTrainingJob", content);

        Assert.Equal((400, error), (reply.Status, reply.Error));
    }

    [Fact]
    public async Task An_operation_that_is_not_there_is_unknown()
    {
        var reply = await local.CallAsync("CreateProcessingJob", new JsonObject());

        Assert.Equal((400, "UnknownOperationException"), (reply.Status, reply.Error));
        Assert.True(reply.HasRequestId);
    }

    [Fact]
    public async Task A_name_in_use_is_refused_and_counted()
    {
        await local.CreateAsync("job", "benchmark/branin2");

        var again = await local.CreateAsync("job", "benchmark/branin2");
        var otherCase = await local.CreateAsync("JOB", "benchmark/branin2");
        var audit = (await local.LocalAsync("/_local/jobs")).AsArray();

        Assert.Equal(("ResourceInUse", "ResourceInUse"), (again.Error, otherCase.Error));
        var job = audit.Single(j => j!["name"]!.ToString() == "job")!;
        Assert.Equal((2, 1), (job["creates"]!.GetValue<int>(), job["accepted"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Unknown_members_are_ignored_and_known_ones_repeated()
    {
        await local.CreateAsync("job", "benchmark/branin2", r =>
        {
            r["Brandnew"] = new JsonObject { ["a"] = 1 };
            r["RetryStrategy"] = new JsonObject { ["MaximumRetryAttempts"] = 3 };
            r["EnableManagedSpotTraining"] = true;
            r["StoppingCondition"]!["MaxWaitTimeInSeconds"] = 7200;
        });
        var job = await local.DescribeAsync("job");

        Assert.Equal(3, job["RetryStrategy"]!["MaximumRetryAttempts"]!.GetValue<int>());
        Assert.True(job["EnableManagedSpotTraining"]!.GetValue<bool>());
        Assert.Equal("1.5", job["HyperParameters"]!["x0"]!.ToString());
        Assert.False(job.ContainsKey("Brandnew"));
    }

    [Fact]
    public async Task Tags_are_added_merged_and_listed()
    {
        var arn = LocalEndpoint.Text((await local.CreateAsync("job", "benchmark/branin2", r =>
            r["Tags"] = new JsonArray(new JsonObject { ["Key"] = "study", ["Value"] = "a" }))).Json, "TrainingJobArn");

        await local.CallAsync("AddTags", new JsonObject
        {
            ["ResourceArn"] = arn,
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "study", ["Value"] = "b" }, new JsonObject { ["Key"] = "trial", ["Value"] = "7" }),
        });
        var tags = (await local.CallAsync("ListTags", new JsonObject { ["ResourceArn"] = arn })).Json["Tags"]!.AsArray();
        var missing = await local.CallAsync("ListTags", new JsonObject { ["ResourceArn"] = arn + "x" });

        Assert.Equal(["study=b", "trial=7"], tags.Select(t => $"{t!["Key"]}={t["Value"]}"));
        Assert.Equal("ValidationException", missing.Error);
    }
}
