using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

public sealed class BenchmarkImageTests
{
    [Fact]
    public async Task A_benchmark_job_is_done_at_once_and_logs_its_objective()
    {
        await using var local = await LocalEndpoint.StartAsync();
        var x = (double[])[Math.PI + 1.3, 2.275 - 0.9];

        await local.CreateAsync("job", "benchmark/branin2", r =>
        {
            r["HyperParameters"] = new JsonObject { ["x0"] = $"{x[0]:R}", ["x1"] = $"{x[1]:R}" };
            Some.Metrics(r, ("objective", "objective=([-+0-9.eE]+)"));
        });
        var job = await local.DescribeAsync("job");
        var line = (await local.LinesAsync("job")).Single();

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.StartsWith("objective=0.39788735", line, StringComparison.Ordinal);
        Assert.Equal(0.3978874f, job["FinalMetricDataList"]![0]!["Value"]!.GetValue<float>(), 1e-6f);
        Assert.Equal(0, (await local.LocalAsync("/_local/jobs"))[0]!["starts"]!.GetValue<int>());
    }

    [Fact]
    public async Task Several_objectives_are_numbered()
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("job", "registry.local:5000/benchmark/zdt1:v2", r =>
            r["HyperParameters"] = new JsonObject(Enumerable.Range(0, 10).Select(i => KeyValuePair.Create($"x{i}", (JsonNode?)"0.25"))));

        Assert.Equal(["objective_0=0.25", "objective_1="], (await local.LinesAsync("job")).Select(l => l.StartsWith("objective_1", StringComparison.Ordinal) ? l[..12] : l));
    }

    [Theory]
    [InlineData("x1", "'x1' is 'much'")]
    public async Task A_bad_parameter_is_an_algorithm_error(string name, string reason)
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("job", "benchmark/branin2", r => r["HyperParameters"]![name] = "much");
        var job = await local.DescribeAsync("job");

        Assert.Equal("Failed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.StartsWith("AlgorithmError: ", LocalEndpoint.Text(job, "FailureReason"), StringComparison.Ordinal);
        Assert.Contains(reason, LocalEndpoint.Text(job, "FailureReason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_on_purpose_depend_on_the_name_only()
    {
        await using var first = await LocalEndpoint.StartAsync();
        await using var second = await LocalEndpoint.StartAsync();

        var one = await OutcomesAsync(first);
        var two = await OutcomesAsync(second);

        Assert.Equal(one, two);
        Assert.InRange(one.Count(s => s == "Failed"), 5, 25);
    }

    [Fact]
    public async Task A_duration_keeps_the_job_running_and_can_be_stopped()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { MaxConcurrentJobs = 2 });
        await local.CreateAsync("short", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_SECONDS", "0.2")));
        await local.CreateAsync("long", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_SECONDS", "600")));

        var running = await local.DescribeAsync("long");
        var third = await local.CreateAsync("third", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_SECONDS", "600")));
        await local.StopAsync("long");

        Assert.Equal(("InProgress", "Training"), (LocalEndpoint.Text(running, "TrainingJobStatus"), LocalEndpoint.Text(running, "SecondaryStatus")));
        Assert.False(running.ContainsKey("TrainingTimeInSeconds"));
        Assert.Equal("Stopped", LocalEndpoint.Text(await local.EndOfAsync("long"), "TrainingJobStatus"));
        Assert.Equal("Completed", LocalEndpoint.Text(await local.EndOfAsync("short"), "TrainingJobStatus"));
        Assert.True(third.Status == 200 || third.Error == "ResourceLimitExceeded");
    }

    [Fact]
    public async Task A_crash_on_purpose_is_the_machines_fault()
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("job", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_CRASH_RATE", "1")));

        Assert.StartsWith("InternalServerError: ", LocalEndpoint.Text(await local.DescribeAsync("job"), "FailureReason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hanging_job_ends_with_its_time_limit()
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("job", "benchmark/branin2", r =>
        {
            Some.Environment(r, ("BENCHMARK_HANG_RATE", "1"));
            r["StoppingCondition"] = new JsonObject { ["MaxRuntimeInSeconds"] = 1 };
        });

        Assert.Equal("MaxRuntimeExceeded", LocalEndpoint.Text(await local.EndOfAsync("job"), "SecondaryStatus"));
    }

    [Fact]
    public async Task A_late_log_can_be_read_after_a_while_and_leaves_no_final_metrics()
    {
        await using var local = await LocalEndpoint.StartAsync();

        await local.CreateAsync("later", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_LATE_RATE", "1"), ("BENCHMARK_LATE_SECONDS", "3600")));
        await local.CreateAsync("soon", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_LATE_RATE", "1"), ("BENCHMARK_LATE_SECONDS", "0.2")));
        var job = await local.EndOfAsync("later");

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.False(job.ContainsKey("FinalMetricDataList"));
        Assert.Empty(await local.LinesAsync("later"));
        await local.LoggedAsync("soon", "objective=");
    }

    private static async Task<List<string>> OutcomesAsync(LocalEndpoint local)
    {
        var outcomes = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            await local.CreateAsync($"job-{i}", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_FAIL_RATE", "0.3")));
            outcomes.Add(LocalEndpoint.Text(await local.DescribeAsync($"job-{i}"), "TrainingJobStatus"));
        }

        return outcomes;
    }
}
