using System.Text.Json.Nodes;
using Hpo.Aws.Tests.Kit;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>An image that images.json does not have runs as a container when an engine is there.</summary>
public sealed class ContainerTests
{
    private const string Image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/train-me:2";

    [Fact]
    public async Task A_container_gets_what_sagemaker_gives_it_and_its_model_is_kept()
    {
        await using var local = LocalEndpoint.Prepare();
        var engine = await StartAsync(local);

        await local.CreateAsync("job", Image, r =>
        {
            r["InputDataConfig"] = new JsonArray(Some.Channel("training", "s3://examples/mnist"));
            r["CheckpointConfig"] = new JsonObject { ["S3Uri"] = "s3://models/checkpoints" };
            r["EnableNetworkIsolation"] = true;
            Some.Environment(r, ("MY_FLAG", "two words"));
        });
        var job = await local.EndOfAsync("job");

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal([$"image={Image} args=train flag=two words job=job", "pixels", """{"x0":"1.5","x1":"2.5"}"""], await local.LinesAsync("job"));
        Assert.True(File.Exists(Path.Combine(local.Data, "s3", "models", "out", "job", "output", "model.tar.gz")));
        var (data, checkpoints) = (Path.Combine(local.Root, "data-of-tests", "mnist"), Path.Combine(local.Data, "s3", "models", "checkpoints"));
        string[] expected =
        [
            "run --rm --name hpo-sagemaker-local-job", $"type=bind,source={local.Data}/jobs/job/opt/ml,target=/opt/ml", "--network none",
            $"type=bind,source={data},target={data},readonly", $"type=bind,source={checkpoints},target={checkpoints} ",
        ];
        Assert.All(expected, part => Assert.Contains(part, engine.Calls.Single(c => c.StartsWith("run", StringComparison.Ordinal)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_container_is_removed_when_its_job_is_stopped()
    {
        await using var local = LocalEndpoint.Prepare();
        var engine = await StartAsync(local);
        await local.CreateAsync("job", Image, r =>
        {
            r["InputDataConfig"] = new JsonArray(Some.Channel("training", "s3://examples/mnist"));
            r["AlgorithmSpecification"]!["ContainerArguments"] = new JsonArray("serve");
        });
        await local.LoggedAsync("job", "args=serve");

        await local.StopAsync("job");
        var job = await local.EndOfAsync("job");

        Assert.Equal("Stopped", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Contains("rm --force hpo-sagemaker-local-job", engine.Calls);
    }

    [Fact]
    public async Task An_image_that_cannot_be_had_is_the_clients_error()
    {
        await using var local = LocalEndpoint.Prepare();
        await StartAsync(local);

        await local.CreateAsync("job", FakeEngine.MissingImage);
        var job = await local.EndOfAsync("job");

        Assert.Equal($"ClientError: the image '{FakeEngine.MissingImage}' could not be run: pull access denied for {FakeEngine.MissingImage}", LocalEndpoint.Text(job, "FailureReason"));
    }

    [Fact]
    public async Task The_images_file_and_the_benchmarks_come_first()
    {
        await using var local = LocalEndpoint.Prepare();
        var engine = await StartAsync(local);

        await local.CreateAsync("job", "train");
        await local.EndOfAsync("job");
        var benchmark = await local.CreateAsync("other", "benchmark/no-such-problem");

        Assert.Equal(["version"], engine.Calls);
        Assert.Equal("ValidationException", benchmark.Error);
    }

    [Fact]
    public async Task An_image_that_the_engine_would_take_for_an_option_is_refused()
    {
        await using var local = LocalEndpoint.Prepare();
        var engine = await StartAsync(local);

        var reply = await local.CreateAsync("job", "--privileged");

        Assert.Equal("ValidationException", reply.Error);
        Assert.Equal(["version"], engine.Calls);
    }

    [Fact]
    public async Task A_comma_in_a_key_does_not_begin_an_option_of_the_mount()
    {
        await using var local = LocalEndpoint.Prepare();
        var engine = await StartAsync(local);

        await local.CreateAsync("job", Image, r => r["CheckpointConfig"] = new JsonObject { ["S3Uri"] = "s3://models/a,source=b" });
        await local.EndOfAsync("job");

        var path = Path.Combine(local.Data, "s3", "models", "a,source=b");
        Assert.Contains($"--mount type=bind,\"source={path}\",\"target={path}\" ", engine.Calls.Single(c => c.StartsWith("run", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!/bin/sh\necho 'Cannot connect to the daemon' >&2\nexit 1", "Cannot connect to the daemon (exit code 1)")]
    [InlineData(null, "does not answer")]
    public async Task An_engine_that_does_not_answer_is_named(string? script, string expected)
    {
        await using var local = LocalEndpoint.Prepare();
        var program = script is null ? Path.Combine(local.Root, "nothing-here") : new FakeEngine(local.Root, script).Program;

        var error = await Assert.ThrowsAsync<LocalConfigurationException>(() => StartAsync(local, program));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("ContainerEngine", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_real_engine_runs_a_real_image()
    {
        const string image = "busybox:latest";
        await Installed.NeedsAsync($"no docker engine that has the image {image}", "docker", "image", "inspect", image);
        await using var local = LocalEndpoint.Prepare();
        await StartAsync(local, "docker");

        await local.CreateAsync("job", image, r =>
            r["AlgorithmSpecification"]!["ContainerArguments"] = new JsonArray("sh", "-c", "cat /opt/ml/input/config/hyperparameters.json; echo w > /opt/ml/model/w"));
        var job = await local.EndOfAsync("job");

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Contains("""{"x0":"1.5","x1":"2.5"}""", await local.LinesAsync("job"));
    }

    private static async Task<FakeEngine> StartAsync(LocalEndpoint local)
    {
        var engine = new FakeEngine(local.Root);
        await StartAsync(local, engine.Program);
        return engine;
    }

    private static Task StartAsync(LocalEndpoint local, string engine)
    {
        local.Options = new SageMakerLocalOptions { DataDirectory = local.Data, ImagesFile = local.ImagesFile, StopGrace = TimeSpan.FromSeconds(10), ContainerEngine = engine };
        return local.RestartAsync();
    }
}
