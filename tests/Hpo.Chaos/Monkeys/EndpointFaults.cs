using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hpo.Chaos.Plan;
using Hpo.Fleet;

namespace Hpo.Chaos.Monkeys;

/// <summary>The SageMaker endpoint's own switches. An endpoint that is down has no faults to set.</summary>
internal sealed class EndpointFaults(Replica endpoint, int seed) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public Task SetAsync(Disturbance what, CancellationToken ct) => PutAsync(
        new JsonObject
        {
            ["seed"] = seed,
            ["maxConcurrentJobs"] = what.Quota,
            ["logLatenessSeconds"] = what.LogLateness.TotalSeconds,
            ["operations"] = new JsonObject
            {
                ["*"] = new JsonObject
                {
                    ["throttleProbability"] = what.Throttled,
                    ["errorProbability"] = what.Errors,
                    ["lostAnswerProbability"] = what.LostAnswers,
                    ["truncateProbability"] = what.Truncated,
                },
            },
        },
        ct);

    /// <summary>What users of AWS report: a quota, rates of calls, lost answers, spot machines that are taken away, late logs.</summary>
    public Task RoughenAsync(CancellationToken ct) => PutAsync(
        new JsonObject
        {
            ["seed"] = seed,
            ["maxConcurrentJobs"] = 5,
            ["logLatenessSeconds"] = 3,
            ["spotInterruptionShare"] = 0.1,
            ["spotInterruptionSeconds"] = 0.5,
            ["operations"] = new JsonObject
            {
                ["CreateTrainingJob"] = new JsonObject { ["requestsPerSecond"] = 1, ["lostAnswerProbability"] = 0.05 },
                ["DescribeTrainingJob"] = new JsonObject { ["requestsPerSecond"] = 5, ["lostAnswerProbability"] = 0.05 },
                ["ListTrainingJobs"] = new JsonObject { ["requestsPerSecond"] = 2, ["lostAnswerProbability"] = 0.05 },
                ["*"] = new JsonObject { ["lostAnswerProbability"] = 0.05 },
            },
        },
        ct);

    public Task ClearAsync(CancellationToken ct) => PutAsync([], ct);

    /// <summary>How many calls were hit since the endpoint started.</summary>
    public async Task<long> InjectedAsync(CancellationToken ct) => (await KindsInjectedAsync(ct)).Values.Sum();

    /// <summary>The same by kind, such as <c>Throttle</c>.</summary>
    public async Task<IReadOnlyDictionary<string, long>> KindsInjectedAsync(CancellationToken ct)
    {
        try
        {
            var faults = await _http.GetFromJsonAsync<JsonNode>(Address, ct);
            var injected = faults?["injected"]?.AsObject() ?? [];
            return injected.GroupBy(fault => fault.Key[(fault.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToDictionary(kind => kind.Key, kind => kind.Sum(fault => (long)fault.Value!));
        }
        catch (Exception e) when (IsAway(e, ct))
        {
            return new Dictionary<string, long>();
        }
    }

    public void Dispose() => _http.Dispose();

    private Uri Address => new(endpoint.Url, "_local/faults");

    private async Task PutAsync(JsonObject settings, CancellationToken ct)
    {
        try
        {
            using var answer = await _http.PutAsJsonAsync(Address, settings, ct);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception e) when (IsAway(e, ct))
        {
            return;
        }
    }

    private static bool IsAway(Exception e, CancellationToken ct) =>
        e is HttpRequestException { StatusCode: null } or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested);
}
