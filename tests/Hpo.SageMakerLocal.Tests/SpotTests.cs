using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

public sealed class SpotTests
{
    private static readonly string[] Twice =
        ["Starting", "Downloading", "Training", "Interrupted", "Starting", "Downloading", "Training", "Uploading", "Completed"];

    [Fact]
    public async Task An_interrupted_program_starts_again_and_finds_its_checkpoint_and_its_log()
    {
        await using var local = await StartAsync(share: 1);

        await local.CreateAsync("job", "resuming", r =>
        {
            Spot(r);
            r["CheckpointConfig"] = new JsonObject { ["S3Uri"] = "s3://models/checkpoints/trial-1" };
        });
        var job = await local.EndOfAsync("job");

        Assert.Equal(Twice, Transitions(job));
        Assert.Equal(
            ["started without a checkpoint", "started from step 1"],
            (await local.LinesAsync("job")).Where(l => l.StartsWith("started", StringComparison.Ordinal))); // a shell may note the end of the first
        Assert.Equal(1, local.Server.Faults.Injected["CreateTrainingJob/SpotInterruption"]);
    }

    [Fact]
    public async Task A_job_that_is_stopped_while_it_is_interrupted_does_not_start_again()
    {
        await using var local = await StartAsync(share: 1);
        await local.CreateAsync("job", "stubborn", Spot);
        await local.WaitAsync("job", job => LocalEndpoint.Text(job, "SecondaryStatus") == "Interrupted");

        await local.StopAsync("job");
        var job = await local.EndOfAsync("job");

        Assert.Equal("Stopped", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal(["Starting", "Downloading", "Training", "Interrupted", "Stopping", "Stopped"], Transitions(job));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.05")]
    public async Task An_interrupted_benchmark_is_evaluated_all_the_same(string seconds)
    {
        await using var local = await StartAsync(share: 1);

        await local.CreateAsync("job", "benchmark/branin2", r =>
        {
            Spot(r);
            Some.Environment(r, ("BENCHMARK_SECONDS", seconds));
        });
        var job = await local.EndOfAsync("job");

        Assert.Equal(Twice, Transitions(job));
        Assert.Single(await local.LinesAsync("job"));
    }

    [Fact]
    public async Task Only_spot_jobs_are_interrupted_and_of_them_the_share()
    {
        await using var local = await StartAsync(share: 0.1);

        for (var i = 0; i < 200; i++)
            await local.CreateAsync($"spot-{i}", "benchmark/branin2", Spot);
        await local.CreateAsync("on-demand", "benchmark/branin2");

        Assert.InRange(local.Server.Faults.Injected["CreateTrainingJob/SpotInterruption"], 10, 30);
        Assert.DoesNotContain("Interrupted", Transitions(await local.DescribeAsync("on-demand")));
    }

    [Theory]
    [InlineData("""{ "spotInterruptionShare": 1.5 }""", "spotInterruptionShare")]
    [InlineData("""{ "spotInterruptionSeconds": -1 }""", "spotInterruptionSeconds")]
    public async Task A_share_or_a_time_out_of_range_is_named(string faults, string name)
    {
        await using var local = await LocalEndpoint.StartAsync();

        using var put = await local.PutFaultsAsync(faults);

        Assert.Contains(name, await put.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<LocalEndpoint> StartAsync(double share)
    {
        var local = await LocalEndpoint.StartAsync();
        local.Server.Faults.Settings = new FaultSettings { Seed = 5, SpotInterruptionShare = share };
        return local;
    }

    private static void Spot(JsonObject request)
    {
        request["EnableManagedSpotTraining"] = true;
        request["StoppingCondition"]!["MaxWaitTimeInSeconds"] = 7200;
    }

    private static string[] Transitions(JsonObject job) =>
        [.. job["SecondaryStatusTransitions"]!.AsArray().Select(t => LocalEndpoint.Text(t!.AsObject(), "Status"))];
}
