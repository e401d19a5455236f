using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>Every member of a training job that a study's template can ask for.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private LocalEndpoint local = null!;

    public async Task InitializeAsync() => local = await LocalEndpoint.StartAsync();

    public async Task DisposeAsync() => await local.DisposeAsync();

    [Fact]
    public async Task Every_member_is_accepted_and_repeated()
    {
        var members = JsonNode.Parse("""
            { "VpcConfig": { "Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"] }, "RetryStrategy": { "MaximumRetryAttempts": 30 },
              "ExperimentConfig": { "ExperimentName": "mnist", "TrialName": "ga", "TrialComponentDisplayName": "candidate" },
              "DebugHookConfig": { "S3OutputPath": "s3://models/debug" }, "ProfilerConfig": { "DisableProfiler": true },
              "OutputDataConfig": { "S3OutputPath": "s3://models/out", "KmsKeyId": "alias/models" },
              "ResourceConfig": { "InstanceType": "ml.m5.large", "InstanceCount": 2, "VolumeSizeInGB": 30, "VolumeKmsKeyId": "alias/disks", "KeepAlivePeriodInSeconds": 600 },
              "EnableNetworkIsolation": true, "EnableInterContainerTrafficEncryption": true }
            """)!.AsObject();

        var reply = await local.CreateAsync("job", "benchmark/branin2", r => Set(r, members));
        var job = await local.DescribeAsync("job");

        Assert.True(reply.Status == 200, reply.Body);
        Assert.All(members, member => Assert.True(JsonNode.DeepEquals(member.Value, job[member.Key]), $"{member.Key}: {job[member.Key]?.ToJsonString()}"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_them_is_reported_at_once()
    {
        var reply = await local.CreateAsync("job", "benchmark/branin2", r => Set(r, JsonNode.Parse("""
            { "VpcConfig": { "Subnets": [], "SecurityGroupIds": ["sg 1"] }, "RetryStrategy": { "MaximumRetryAttempts": 31 },
              "ExperimentConfig": { "ExperimentName": "my_mnist" }, "DebugHookConfig": {}, "ProfilerConfig": { "S3OutputPath": "models" },
              "OutputDataConfig": { "S3OutputPath": "s3://models/out", "KmsKeyId": "a key" },
              "ResourceConfig": { "InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeKmsKeyId": "a key", "KeepAlivePeriodInSeconds": 21601 } }
            """)!.AsObject()));

        string[] expected =
        [
            "'vpcConfig.subnets'", "'vpcConfig.securityGroupIds.1.member'", "'retryStrategy.maximumRetryAttempts'", "'experimentConfig.experimentName'",
            "'debugHookConfig.s3OutputPath'", "'profilerConfig.s3OutputPath'", "'outputDataConfig.kmsKeyId'", "'resourceConfig.volumeKmsKeyId'",
            "'resourceConfig.keepAlivePeriodInSeconds'",
        ];
        Assert.Equal("ValidationException", reply.Error);
        Assert.All(expected, text => Assert.Contains(text, reply.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_algorithm_stands_for_the_image_of_its_name()
    {
        await local.CreateAsync("job", "train", r => r["AlgorithmSpecification"] = new JsonObject
        {
            ["AlgorithmName"] = "arn:aws:sagemaker:us-east-1:123456789012:algorithm/train",
            ["TrainingInputMode"] = "File",
        });
        var both = await local.CreateAsync("both", "train", r => r["AlgorithmSpecification"]!["AlgorithmName"] = "train");

        Assert.Equal("Completed", LocalEndpoint.Text(await local.EndOfAsync("job"), "TrainingJobStatus"));
        Assert.Contains("both TrainingImage and AlgorithmName", both.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_point_is_started_in_place_of_the_images_command()
    {
        await local.CreateAsync("job", "any-image", r =>
        {
            r["AlgorithmSpecification"]!["ContainerEntrypoint"] = new JsonArray("sh", "-c", "echo \"own start $0 $1\"");
            r["AlgorithmSpecification"]!["ContainerArguments"] = new JsonArray("--epochs", "3");
        });
        await local.EndOfAsync("job");

        Assert.Contains("own start --epochs 3", await local.LinesAsync("job"));
    }

    [Fact]
    public async Task A_manifest_lists_the_files_of_a_channel()
    {
        Data("lists/good", """[{ "prefix": "s3://examples/" }, "mnist/images.idx"]""");
        Data("lists/stale", """[{ "prefix": "s3://examples/" }, "mnist/images.idx", "mnist/gone.idx"]""");
        Data("lists/other", """{ "prefix": "s3://examples/" }""");

        await ListAsync("job", "s3://examples/lists/good", """cat "$SM_CHANNEL_TRAINING/mnist/images.idx" """);
        await local.EndOfAsync("job");

        Assert.Contains("pixels", await local.LinesAsync("job"));
        Assert.Contains("names \"s3://examples/mnist/gone.idx\", which does not exist", (await ListAsync("stale", "s3://examples/lists/stale")).Message, StringComparison.Ordinal);
        Assert.Contains("is not a JSON list", (await ListAsync("other", "s3://examples/lists/other")).Message, StringComparison.Ordinal);
        Assert.Contains("There is no manifest", (await ListAsync("none", "s3://examples/lists/none")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_system_is_a_directory_of_the_images_file()
    {
        await using var own = LocalEndpoint.Prepare();
        await File.WriteAllTextAsync(own.ImagesFile, """{ "fileSystems": { "fs-0123456789abcdef0": "data-of-tests" } }""");
        await own.RestartAsync(new SageMakerLocalOptions { DataDirectory = own.Data, ImagesFile = own.ImagesFile });

        await MountAsync(own, "job", "fs-0123456789abcdef0", "/mnist");
        await own.EndOfAsync("job");

        Assert.Contains("pixels", await own.LinesAsync("job"));
        Assert.Contains("has no directory '/cifar'", (await MountAsync(own, "a", "fs-0123456789abcdef0", "/cifar")).Message, StringComparison.Ordinal);
        Assert.Contains("leaves the file system", (await MountAsync(own, "b", "fs-0123456789abcdef0", "/../jobs")).Message, StringComparison.Ordinal);
        Assert.Contains("has no file system 'fs-00000000'", (await MountAsync(own, "c", "fs-00000000", "/mnist")).Message, StringComparison.Ordinal);
        Assert.Contains("fileSystemId' failed to satisfy", (await MountAsync(own, "d", "efs-1", "/mnist")).Message, StringComparison.Ordinal);
    }

    private static void Set(JsonObject request, JsonObject members)
    {
        foreach (var (name, value) in members)
            request[name] = value!.DeepClone();
    }

    private void Data(string path, string text)
    {
        var file = Path.Combine(local.Root, "data-of-tests", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private Task<Reply> ListAsync(string job, string uri, string script = "true") => local.CreateAsync(job, "any", r =>
    {
        var channel = Some.Channel("training", uri);
        channel["DataSource"]!["S3DataSource"]!["S3DataType"] = "ManifestFile";
        Start(r, channel, script);
    });

    private static Task<Reply> MountAsync(LocalEndpoint endpoint, string job, string fileSystem, string directory) => endpoint.CreateAsync(job, "any", r => Start(
        r,
        new JsonObject
        {
            ["ChannelName"] = "training",
            ["DataSource"] = new JsonObject
            {
                ["FileSystemDataSource"] = new JsonObject
                {
                    ["FileSystemId"] = fileSystem,
                    ["FileSystemType"] = "EFS",
                    ["FileSystemAccessMode"] = "ro",
                    ["DirectoryPath"] = directory,
                },
            },
        },
        """cat "$SM_CHANNEL_TRAINING/images.idx" """));

    private static void Start(JsonObject request, JsonObject channel, string script)
    {
        request["InputDataConfig"] = new JsonArray(channel);
        request["AlgorithmSpecification"]!["ContainerEntrypoint"] = new JsonArray("sh", "-c", script);
    }
}
