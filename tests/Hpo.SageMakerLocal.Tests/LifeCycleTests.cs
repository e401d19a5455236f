using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

public sealed class LifeCycleTests
{
    [Fact]
    public async Task A_program_that_ends_well_is_completed_with_metrics_times_and_a_model()
    {
        await using var local = await LocalEndpoint.StartAsync();

        var created = await local.CreateAsync("mnist-0-0", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:latest", r => Some.Metrics(r,
            ("loss", "loss=([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)"), ("accuracy", "accuracy=([0-9.]+)"), ("diverged", "diverged=(\\w+)"), ("absent", "absent=(.*)")));
        var job = await local.EndOfAsync("mnist-0-0");

        Assert.Equal("arn:aws:sagemaker:us-east-1:123456789012:training-job/mnist-0-0", LocalEndpoint.Text(created.Json, "TrainingJobArn"));
        Assert.True(created.HasRequestId);
        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal("Completed", LocalEndpoint.Text(job, "SecondaryStatus"));
        Assert.Equal(["Starting", "Downloading", "Training", "Uploading", "Completed"], Transitions(job));
        Assert.Equal(1, job["TrainingTimeInSeconds"]!.GetValue<int>());
        Assert.Equal(1, job["BillableTimeInSeconds"]!.GetValue<int>());
        Assert.Equal(
            ["loss=1.25E-05", "accuracy=0.75", "diverged=NaN"],
            job["FinalMetricDataList"]!.AsArray().Select(m => $"{m!["MetricName"]}={m["Value"]}"));
        Assert.Equal("s3://models/out/mnist-0-0/output/model.tar.gz", job["ModelArtifacts"]!["S3ModelArtifacts"]!.ToString());
        Assert.Equal(["weights"], Archive(Path.Combine(local.Data, "s3", "models", "out", "mnist-0-0", "output", "model.tar.gz")));
        Assert.Contains("warning", await local.LinesAsync("mnist-0-0"));
    }

    [Fact]
    public async Task A_program_finds_the_container_contract()
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("contract", "contract", r =>
        {
            r["InputDataConfig"] = new JsonArray(Some.Channel("training", "s3://examples/mnist"));
            r["AlgorithmSpecification"]!["ContainerArguments"] = new JsonArray("--epochs", "3");
            r["CheckpointConfig"] = new JsonObject { ["S3Uri"] = "s3://models/checkpoints" };
            Some.Environment(r, ("MY_FLAG", "on"));
        });
        await local.EndOfAsync("contract");
        var lines = await local.LinesAsync("contract");

        var ml = Path.Combine(local.Data, "jobs", "contract", "opt", "ml");
        Assert.Equal(Path.Combine(local.Data, "jobs", "contract"), lines[0]);
        string[] expected =
        [
            $"SAGEMAKER_BASE_DIR={ml}", $"SM_MODEL_DIR={ml}/model", $"SM_CHANNEL_TRAINING={ml}/input/data/training", "SM_CHANNELS=[\"training\"]",
            "SM_HP_X0=1.5", "SM_HPS={\"x0\":1.5,\"x1\":2.5}", "TRAINING_JOB_NAME=contract", "MY_FLAG=on", "pixels", "args=--epochs 3",
            "{\"x0\":\"1.5\",\"x1\":\"2.5\"}",
        ];
        Assert.All(expected, line => Assert.Contains(line, lines));
        Assert.Contains(lines, l => l.Contains("\"current_host\":\"algo-1\"", StringComparison.Ordinal));
        Assert.Equal(["extra"], Archive(Path.Combine(local.Data, "s3", "models", "out", "contract", "output", "output.tar.gz")));
        Assert.True(File.Exists(Path.Combine(local.Data, "s3", "models", "checkpoints", "state")));
    }

    [Theory]
    [InlineData("fail-file", "AlgorithmError: the learning rate exploded, exit code: 1")]
    [InlineData("exit-code", "AlgorithmError: fine so far\nTraceback: no such layer, exit code: 3")]
    public async Task A_program_that_fails_says_why(string image, string reason)
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("job", image);
        var job = await local.EndOfAsync("job");

        Assert.Equal("Failed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal("Failed", LocalEndpoint.Text(job, "SecondaryStatus"));
        Assert.Equal(reason, LocalEndpoint.Text(job, "FailureReason"));
        Assert.Empty(job["ModelArtifacts"]!.AsObject());
    }

    [Fact]
    public async Task A_program_killed_from_outside_is_an_internal_failure()
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("job", "killed");
        var job = await local.EndOfAsync("job");

        Assert.StartsWith("InternalServerError: ", LocalEndpoint.Text(job, "FailureReason"), StringComparison.Ordinal);
        Assert.Contains("ready", await local.LinesAsync("job"));
    }

    [Fact]
    public async Task A_stopped_program_may_save_its_model_on_sigterm()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("job", "graceful");
        await local.LoggedAsync("job", "ready");

        var stopped = await local.StopAsync("job");
        var again = await local.StopAsync("job");
        var job = await local.EndOfAsync("job");
        var late = await local.StopAsync("job");

        Assert.Equal((200, ""), (stopped.Status, stopped.Body));
        Assert.True(again.Status == 200 || again.Error == "ValidationException");
        Assert.Equal("Stopped", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal("Stopped", LocalEndpoint.Text(job, "SecondaryStatus"));
        Assert.Equal(["Starting", "Downloading", "Training", "Stopping", "Stopped"], Transitions(job));
        Assert.EndsWith("model.tar.gz", job["ModelArtifacts"]!["S3ModelArtifacts"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("saving", await local.LinesAsync("job"));
        Assert.Equal("ValidationException", late.Error);
    }

    [Fact]
    public async Task A_program_that_ignores_sigterm_is_killed_after_the_grace()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { StopGrace = TimeSpan.FromMilliseconds(300) });
        await local.CreateAsync("job", "stubborn");
        await local.LoggedAsync("job", "ready");

        await local.StopAsync("job");
        var job = await local.EndOfAsync("job");

        Assert.Equal("Stopped", LocalEndpoint.Text(job, "SecondaryStatus"));
        Assert.False(job.ContainsKey("FailureReason"));
    }

    [Fact]
    public async Task A_stop_may_come_at_any_moment_of_the_start()
    {
        await using var local = await LocalEndpoint.StartAsync();
        string[] names = [.. Enumerable.Range(0, 12).Select(i => $"job-{i}")];

        await Task.WhenAll(names.Select(async (name, i) =>
        {
            await local.CreateAsync(name, "graceful");
            for (var polls = 0; polls < i; polls++)
                await local.DescribeAsync(name);
            await local.StopAsync(name);
        }));

        foreach (var name in names)
            Assert.Equal("Stopped", LocalEndpoint.Text(await local.EndOfAsync(name), "TrainingJobStatus"));
    }

    [Fact]
    public async Task A_job_beyond_its_maximum_runtime_is_stopped()
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("job", "graceful", r => r["StoppingCondition"]!["MaxRuntimeInSeconds"] = 1);
        var job = await local.EndOfAsync("job");

        Assert.Equal("Stopped", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal("MaxRuntimeExceeded", LocalEndpoint.Text(job, "SecondaryStatus"));
    }

    [Fact]
    public async Task Processes_a_program_leaves_behind_are_killed()
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("job", "litter");
        await local.EndOfAsync("job");
        var child = (await local.LinesAsync("job")).Single().Split('=')[1];

        await LocalEndpoint.UntilAsync(() => Task.FromResult(!IsRunning(child)), () => $"process {child} is still there");
    }

    [Fact]
    public async Task A_job_that_ended_can_be_deleted_and_its_name_used_again()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("job", "graceful");
        await local.LoggedAsync("job", "ready");
        JsonObject name() => new() { ["TrainingJobName"] = "job" };

        var early = await local.CallAsync("DeleteTrainingJob", name());
        await local.StopAsync("job");
        await local.EndOfAsync("job");
        var deleted = await local.CallAsync("DeleteTrainingJob", name());
        var missing = await local.CallAsync("DescribeTrainingJob", name());
        await local.CreateAsync("job", "train");
        var second = await local.EndOfAsync("job");

        Assert.Equal("ResourceInUse", early.Error);
        Assert.Equal(200, deleted.Status);
        Assert.Equal(("ValidationException", "Requested resource not found."), (missing.Error, missing.Message));
        Assert.Equal("Completed", LocalEndpoint.Text(second, "TrainingJobStatus"));
        Assert.Equal(2, (await local.LocalAsync("/_local/jobs"))[0]!["starts"]!.GetValue<int>());
    }

    private static IEnumerable<string> Transitions(JsonObject job)
    {
        var transitions = job["SecondaryStatusTransitions"]!.AsArray();
        Assert.All(transitions, t => Assert.NotNull(t!["EndTime"]));
        return transitions.Select(t => t!["Status"]!.ToString());
    }

    private static List<string> Archive(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        var names = new List<string>();
        while (tar.GetNextEntry() is { } entry)
            if (entry.EntryType is TarEntryType.RegularFile)
                names.Add(Path.GetFileName(entry.Name));
        return names;
    }

    private static bool IsRunning(string pid) =>
        File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat").Split(") ")[1][0] != 'Z';
}
