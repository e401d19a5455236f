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

    public Task ClearAsync(CancellationToken ct) => PutAsync([], ct);

    /// <summary>How many calls were hit since the endpoint started.</summary>
    public async Task<long> InjectedAsync(CancellationToken ct)
    {
        try
        {
            var faults = await _http.GetFromJsonAsync<JsonNode>(Address, ct);
            return faults?["injected"]?.AsObject().Sum(fault => (long)fault.Value!) ?? 0;
        }
        catch (Exception e) when (IsAway(e, ct))
        {
            return 0;
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
