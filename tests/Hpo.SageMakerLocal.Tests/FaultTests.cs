using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.SageMakerLocal.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.SageMakerLocal.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_job_beyond_the_quota_is_refused_until_one_ends()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { MaxConcurrentJobs = 1 });
        await local.CreateAsync("first", "graceful");

        var second = await local.CreateAsync("second", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_SECONDS", "1")));
        var repeated = await local.CreateAsync("first", "graceful");
        await local.StopAsync("first");
        await local.EndOfAsync("first");
        var later = await local.CreateAsync("second", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_SECONDS", "1")));

        Assert.Equal((400, "ResourceLimitExceeded"), (second.Status, second.Error));
        Assert.Contains("'ml.m5.large for training job usage' is 1 Instances", second.Message, StringComparison.Ordinal);
        Assert.Equal("ResourceInUse", repeated.Error);
        Assert.Equal(200, later.Status);
    }

    [Fact]
    public async Task A_rate_limit_throttles_the_operation_it_is_set_for()
    {
        await using var local = await LocalEndpoint.StartAsync();
        local.Server.Faults.Settings = Faults("DescribeTrainingJob", new OperationFaults { RequestsPerSecond = 0.001, Burst = 2 });
        await local.CreateAsync("job", "benchmark/branin2");

        var replies = new List<Reply>();
        for (var i = 0; i < 4; i++)
            replies.Add(await local.CallAsync("DescribeTrainingJob", new JsonObject { ["TrainingJobName"] = "job" }));
        var list = await local.CallAsync("ListTrainingJobs", new JsonObject());

        Assert.Equal([200, 200, 400, 400], replies.Select(r => r.Status));
        Assert.Equal(("ThrottlingException", "Rate exceeded"), (replies[2].Error, replies[2].Message));
        Assert.Equal(200, list.Status);
        Assert.Equal(2, local.Server.Faults.Injected["DescribeTrainingJob/Throttle"]);
    }

    [Fact]
    public void Rates_hold_for_each_operation_by_itself()
    {
        var rates = new Dictionary<string, double> { ["ListTrainingJobs"] = 2, ["DescribeTrainingJob"] = 5, ["CreateTrainingJob"] = 1 };
        var clock = new FakeTimeProvider();
        var faults = new LocalFaults(clock, new FaultSettings { Operations = rates.ToDictionary(r => r.Key, r => new OperationFaults { RequestsPerSecond = r.Value }) });
        var served = rates.Keys.ToDictionary(operation => operation, _ => 0);

        for (var tenth = 0; tenth < 100; tenth++, clock.Advance(TimeSpan.FromSeconds(0.1)))
            foreach (var operation in rates.Keys)
                served[operation] += faults.Decide(operation) == Fault.None ? 1 : 0;

        Assert.All(rates, rate => Assert.InRange(served[rate.Key], 8 * rate.Value, (10 * rate.Value) + 1));
        Assert.Equal(Fault.None, faults.Decide("StopTrainingJob"));
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_job_behind()
    {
        await using var local = await LocalEndpoint.StartAsync();
        local.Server.Faults.Settings = Faults("CreateTrainingJob", new OperationFaults { LostAnswerProbability = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => local.CreateAsync("job", "benchmark/branin2"));
        local.Server.Faults.Settings = new FaultSettings();
        var again = await local.CreateAsync("job", "benchmark/branin2");

        Assert.Equal("ResourceInUse", again.Error);
        Assert.Equal("Completed", LocalEndpoint.Text(await local.DescribeAsync("job"), "TrainingJobStatus"));
    }

    [Fact]
    public async Task A_server_error_does_nothing_and_a_truncated_answer_is_no_json()
    {
        await using var local = await LocalEndpoint.StartAsync();
        local.Server.Faults.Settings = new FaultSettings
        {
            Operations = new Dictionary<string, OperationFaults>
            {
                ["CreateTrainingJob"] = new() { ErrorProbability = 1 },
                ["*"] = new() { TruncateProbability = 1 },
            },
        };

        var created = await local.CreateAsync("job", "benchmark/branin2");
        var list = await local.CallAsync("ListTrainingJobs", new JsonObject());
        local.Server.Faults.Settings = new FaultSettings();
        var missing = await local.CallAsync("DescribeTrainingJob", new JsonObject { ["TrainingJobName"] = "job" });

        Assert.Equal((500, "InternalFailure"), (created.Status, created.Error));
        Assert.Equal(200, list.Status);
        Assert.ThrowsAny<JsonException>(() => list.Json);
        Assert.Equal("ValidationException", missing.Error);
    }

    [Fact]
    public void The_same_seed_hits_the_same_calls()
    {
        var settings = Faults("X", new OperationFaults { ErrorProbability = 0.3, LostAnswerProbability = 0.2 }) with { Seed = 11 };
        var (one, two) = (new LocalFaults(TimeProvider.System, settings), new LocalFaults(TimeProvider.System, settings));

        var first = Enumerable.Range(0, 1000).Select(_ => one.Decide("X")).ToList();

        Assert.Equal(first, Enumerable.Range(0, 1000).Select(_ => two.Decide("X")));
        Assert.InRange(one.Injected["X/Error"], 250, 350);
        Assert.InRange(one.Injected["X/LostAnswer"], 150, 250);
    }

    [Fact]
    public async Task Faults_are_read_and_set_over_http()
    {
        await using var local = await LocalEndpoint.StartAsync();

        var put = await local.PutFaultsAsync("""{ "seed": 3, "maxConcurrentJobs": 5, "operations": { "*": { "throttleProbability": 0.25 } } }""");
        var read = await local.LocalAsync("/_local/faults");
        var unknown = await local.PutFaultsAsync("""{ "sede": 3 }""");
        var wrong = await local.PutFaultsAsync("""{ "operations": { "*": { "throttleProbability": 2 } } }""");

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(0.25, read["settings"]!["operations"]!["*"]!["throttleProbability"]!.GetValue<double>());
        Assert.Equal(5, local.Server.Faults.Settings.MaxConcurrentJobs);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (unknown.StatusCode, wrong.StatusCode));
        Assert.Contains("Probability", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("ok", (await local.LocalAsync("/_local/health"))["status"]!.ToString());
    }

    private static FaultSettings Faults(string operation, OperationFaults faults) =>
        new() { Operations = new Dictionary<string, OperationFaults> { [operation] = faults } };
}
