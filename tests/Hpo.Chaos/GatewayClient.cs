using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hpo.Fleet;

namespace Hpo.Chaos;

/// <summary>A user's view of the system: any gateway that answers. Patient, since gateways come and go.</summary>
internal sealed class GatewayClient(ServiceFleet fleet) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Submits a study under an id; saying it again changes nothing.</summary>
    public Task SubmitAsync(string id, JsonObject study, CancellationToken ct) =>
        AskAsync(url => _http.PostAsJsonAsync(new Uri(url, $"api/studies?id={id}"), study, ct), ct);

    public Task<JsonNode> StudyAsync(string id, CancellationToken ct) => GetAsync($"api/studies/{id}", ct);

    public async Task<IReadOnlyList<JsonNode>> TrialsAsync(string id, CancellationToken ct)
    {
        var trials = new List<JsonNode>();
        string? next = null;
        do
        {
            var page = await GetAsync($"api/studies/{id}/trials?limit=1000{(next is null ? "" : $"&page={Uri.EscapeDataString(next)}")}", ct);
            trials.AddRange(page["items"]!.AsArray().Select(trial => trial!));
            next = (string?)page["next"];
        }
        while (next is not null);
        return trials;
    }

    public void Dispose() => _http.Dispose();

    private Task<JsonNode> GetAsync(string path, CancellationToken ct) => AskAsync(url => _http.GetAsync(new Uri(url, path), ct), ct);

    // 4xx is the caller's mistake and no weather.
    private async Task<JsonNode> AskAsync(Func<Uri, Task<HttpResponseMessage>> ask, CancellationToken ct)
    {
        for (var turn = 0; ; turn++)
        {
            var gateways = fleet.Of(Service.Gateway);
            try
            {
                using var answer = await ask(gateways[turn % gateways.Count].Url);
                var body = await answer.Content.ReadAsStringAsync(ct);
                if (answer.IsSuccessStatusCode && JsonNode.Parse(body) is { } json)
                    return json;
                if ((int)answer.StatusCode is >= 400 and < 500 && answer.StatusCode != HttpStatusCode.NotFound)
                    throw new InvalidOperationException($"The gateway refuses: {body}");
            }
            catch (Exception e) when ((e is HttpRequestException or IOException or OperationCanceledException) && !ct.IsCancellationRequested)
            {
                // This one is down or was killed with the request; ask the next.
            }

            await Task.Delay(Pause, ct);
        }
    }
}
