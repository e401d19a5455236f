using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Hpo.Fleet;

/// <summary>
/// What it costs to watch many running jobs, as on AWS: the trainer has its settings for AWS, and the endpoint throttles at the rates at which AWS is
/// reported to. Now and then somebody stops a job, whose place another trial takes.
/// </summary>
public sealed class WatchRun(WatchOptions options, string directory, TimeProvider clock) : IDisposable
{
    private const string Study = "watched";

    private static readonly Dictionary<string, string> AsOnAws = new()
    {
        ["HPO__Trainer__FirstPollDelay"] = "00:00:05",
        ["HPO__Trainer__MinPollInterval"] = "00:00:05",
        ["HPO__Trainer__MaxPollInterval"] = "00:00:30",
        ["HPO__Trainer__ListAbove"] = "10",
        ["HPO__Trainer__SaveLaunchAfter"] = "00:00:00",
        ["HPO__Trainer__WatchShift"] = "00:00:00",
        ["HPO__Trainer__MaxConcurrentLaunches"] = "8",
    };

    private static readonly Dictionary<string, string> WithinRates = new()
    {
        ["HPO__Trainer__Limits__CreatePerSecond"] = "1",
        ["HPO__Trainer__Limits__DescribePerSecond"] = "5",
        ["HPO__Trainer__Limits__ListPerSecond"] = "1",
        ["HPO__Trainer__Limits__StopPerSecond"] = "1",
    };

    // A second's calls and one may come at once.
    private static readonly JsonObject Rates = new()
    {
        ["operations"] = new JsonObject { ["CreateTrainingJob"] = Rate(1), ["DescribeTrainingJob"] = Rate(5), ["ListTrainingJobs"] = Rate(2) },
    };

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Launches the jobs without limits, starts the trainer again with them, and watches.</summary>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task<WatchReport> RunAsync(CancellationToken ct)
    {
        await using var fleet = await ServiceFleet.StartAsync(
            new FleetOptions { Directory = directory, Store = FleetStore.Sqlite(directory), Environment = AsOnAws }, ct);
        var (gateway, trainer) = (fleet.Of(Service.Gateway)[0], fleet.Of(Service.Trainer)[0]);
        await PostAsync(new Uri(gateway.Url, $"api/studies?id={Study}"), StudyOf(options), ct);
        await UntilAsync(async () => await RunningAsync(fleet, ct) >= options.Jobs, ct);

        await trainer.TerminateAsync(ct);
        await PutAsync(Faults(fleet), Rates, ct);
        var before = await CallsAsync(fleet, ct);
        var began = clock.GetTimestamp();
        trainer.Start(WithinRates);
        await trainer.WaitReadyAsync(ct);
        for (var job = 0; job < options.Changes; job++)
        {
            await Task.Delay(options.Time / options.Changes, clock, ct);
            await StopAsync(fleet, job, ct);
        }

        await UntilAsync(async () => await SettledAsync(gateway, ct) >= options.Changes && await RunningAsync(fleet, ct) >= options.Jobs, ct);
        return await ReportAsync(fleet, trainer, before, clock.GetElapsedTime(began), ct);
    }

    public void Dispose() => http.Dispose();

    private async Task<WatchReport> ReportAsync(ServiceFleet fleet, Replica trainer, IReadOnlyDictionary<string, long> before, TimeSpan took, CancellationToken ct)
    {
        var after = await CallsAsync(fleet, ct);
        var injected = await GetAsync(Faults(fleet), ct);
        return new WatchReport
        {
            Jobs = options.Jobs,
            Changes = options.Changes,
            Took = took,
            Lists = Calls("ListTrainingJobs"),
            Describes = Calls("DescribeTrainingJob"),
            Creates = Calls("CreateTrainingJob"),
            Throttled = injected["injected"]!.AsObject().Sum(fault => (long)fault.Value!),
            PeakMebibytes = trainer.CurrentUsage.PeakMebibytes,
            CpuSeconds = trainer.CurrentUsage.CpuSeconds,
        };

        long Calls(string operation) => after.GetValueOrDefault(operation) - before.GetValueOrDefault(operation);
    }

    private static JsonObject StudyOf(WatchOptions options) => new()
    {
        ["name"] = Study,
        ["objectives"] = new JsonArray(new JsonObject { ["metric"] = "objective", ["direction"] = "minimize" }),
        ["metrics"] = new JsonArray(new JsonObject { ["name"] = "objective", ["regex"] = "objective=([-+0-9.eE]+)" }),
        ["parameters"] = new JsonArray(
            new JsonObject { ["name"] = "x0", ["type"] = "continuous", ["min"] = -5, ["max"] = 10 },
            new JsonObject { ["name"] = "x1", ["type"] = "continuous", ["min"] = 0, ["max"] = 15 }),
        ["optimizer"] = new JsonObject { ["name"] = "random", ["seed"] = 1 },
        ["budget"] = new JsonObject { ["maxTrials"] = options.Jobs + options.Changes, ["maxParallelTrials"] = options.Jobs, ["maxFailedTrials"] = options.Jobs },
        ["training"] = new JsonObject
        {
            ["image"] = "benchmark/branin2",
            ["roleArn"] = "arn:aws:iam::123456789012:role/HpoTraining",
            ["outputUri"] = "s3://watched/models",
            ["maxAttempts"] = 1,
            ["environment"] = new JsonObject { ["BENCHMARK_SECONDS"] = "3600" },
        },
    };

    private static JsonObject Rate(int perSecond) => new() { ["requestsPerSecond"] = perSecond, ["burst"] = perSecond + 1 };

    private static Uri Faults(ServiceFleet fleet) => new(fleet.SageMaker.Url, "_local/faults");

    private async Task<int> RunningAsync(ServiceFleet fleet, CancellationToken ct) =>
        (await GetAsync(new Uri(fleet.SageMaker.Url, "_local/jobs"), ct)).AsArray().Count(job => (string?)job!["status"] == "InProgress");

    private async Task<int> SettledAsync(Replica gateway, CancellationToken ct)
    {
        var counts = (await GetAsync(new Uri(gateway.Url, $"api/studies/{Study}"), ct))["counts"]!;
        return (int)counts["measured"]! + (int)counts["unavailable"]!;
    }

    private async Task<IReadOnlyDictionary<string, long>> CallsAsync(ServiceFleet fleet, CancellationToken ct) =>
        (await GetAsync(Faults(fleet), ct))["calls"]!.AsObject().ToDictionary(call => call.Key, call => (long)call.Value!);

    private async Task StopAsync(ServiceFleet fleet, int trial, CancellationToken ct)
    {
        using var content = new StringContent(
            string.Create(CultureInfo.InvariantCulture, $$"""{ "TrainingJobName": "{{Study}}-{{trial}}-1" }"""), Encoding.UTF8, "application/x-amz-json-1.1");
        content.Headers.Add("X-Amz-Target", "SageMaker.StopTrainingJob");
        using var answer = await http.PostAsync(fleet.SageMaker.Url, content, ct);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<JsonNode> GetAsync(Uri url, CancellationToken ct) =>
        await http.GetFromJsonAsync<JsonNode>(url, ct) ?? throw new InvalidDataException($"{url} answered nothing.");

    private async Task PutAsync(Uri url, JsonObject body, CancellationToken ct)
    {
        using var answer = await http.PutAsJsonAsync(url, body, ct);
        answer.EnsureSuccessStatusCode();
    }

    private async Task PostAsync(Uri url, JsonObject body, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync(url, body, ct);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The gateway refuses the study: {await answer.Content.ReadAsStringAsync(ct)}");
    }

    private async Task UntilAsync(Func<Task<bool>> condition, CancellationToken ct)
    {
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(500), clock, ct);
    }
}
