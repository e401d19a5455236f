using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Hpo.Cli.Results;
using Hpo.Contracts;
using Hpo.Gateway;

namespace Hpo.Cli.Remote;

/// <summary>A gateway somewhere else. What it refuses becomes a sentence for the user.</summary>
internal sealed class GatewayClient : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;

    public GatewayClient(Uri address)
    {
        Address = address;
        _http = new HttpClient { BaseAddress = new Uri($"{address.AbsoluteUri.TrimEnd('/')}/"), Timeout = Timeout };
    }

    public Uri Address { get; }

    public void Dispose() => _http.Dispose();

    /// <summary>Submits the text of a study file and gives its id.</summary>
    public async Task<string> SubmitAsync(string study, string? id, CancellationToken ct)
    {
        var answer = await SendAsync(HttpMethod.Post, id is null ? "api/studies" : $"api/studies?id={Uri.EscapeDataString(id)}", Json(study), ct);
        return answer.GetProperty("studyId").GetString() ?? throw new CliException($"{Address} gave no study id.", ExitCodes.Failed);
    }

    public async Task<StudyView> StudyAsync(string id, CancellationToken ct) => Read<StudyView>(await SendAsync(HttpMethod.Get, Study(id), null, ct));

    /// <summary>Studies of their own, or the inner studies of one.</summary>
    public IAsyncEnumerable<StudyView> StudiesAsync(string? parent, CancellationToken ct) =>
        PagesAsync<StudyView>(parent is null ? "api/studies?" : $"api/studies?parent={Uri.EscapeDataString(parent)}&", ct);

    /// <summary>A study with its trials, best first.</summary>
    public async Task<StudyResults> ResultsAsync(string id, CancellationToken ct)
    {
        var study = await StudyAsync(id, ct);
        var sort = study.Objectives is null ? "trial" : "fitness";
        return StudyResults.Of(study, await PagesAsync<TrialView>($"{Study(id)}/trials?sort={sort}&", ct).ToListAsync(ct));
    }

    /// <summary>One trial with all that is known of it.</summary>
    public async Task<TrialView> TrialAsync(string id, int trial, CancellationToken ct) =>
        Read<TrialView>(await SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{Study(id)}/trials/{trial}"), null, ct));

    /// <summary>Writes the trials of a study as they come.</summary>
    public async Task ExportAsync(string id, TrialFormat format, int? best, TextWriter writer, CancellationToken ct)
    {
        var query = best is { } first ? string.Create(CultureInfo.InvariantCulture, $"&sort=fitness&first={first}") : "";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Study(id)}/trials?format={format.ToString().ToLowerInvariant()}{query}");
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!response.IsSuccessStatusCode)
            {
                throw await RefusalAsync(response, ct);
            }

            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct), Encoding.UTF8);
            var buffer = new char[64 * 1024];
            int read;
            while ((read = await reader.ReadBlockAsync(buffer, ct)) > 0)
            {
                await writer.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        catch (Exception problem) when (problem is HttpRequestException or HttpIOException)
        {
            throw new GatewayUnreachableException(Address, problem.GetBaseException().Message);
        }
    }

    /// <summary>The optimizers that a study may name there.</summary>
    public async Task<IReadOnlyList<OptimizerView>> OptimizersAsync(CancellationToken ct) => Read<List<OptimizerView>>(await SendAsync(HttpMethod.Get, "api/optimizers", null, ct));

    /// <summary>Has metrics tried on the log of a job.</summary>
    public async Task<MetricsTested> TestMetricsAsync(TestMetrics request, CancellationToken ct) =>
        Read<MetricsTested>(await SendAsync(HttpMethod.Post, "api/metrics/test", Json(new { request.Metrics, request.Objectives, Job = request.JobName, request.OutputUri }), ct));

    /// <summary>Asks for something to be done to a study.</summary>
    /// <param name="id">Id of the study.</param>
    /// <param name="verb"><c>cancel</c>, <c>pause</c> or <c>resume</c>.</param>
    /// <param name="body">What goes with it.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<JsonElement> AskAsync(string id, string verb, object body, CancellationToken ct) => SendAsync(HttpMethod.Post, $"{Study(id)}/{verb}", Json(body), ct);

    /// <summary>Asks that the gateway is told again what it shows.</summary>
    public Task<JsonElement> RepairAsync(string? id, CancellationToken ct) => SendAsync(HttpMethod.Post, "api/repair", Json(new { StudyId = id }), ct);

    private static string Study(string id) => $"api/studies/{Uri.EscapeDataString(id)}";

    private static StringContent Json(object body) => Json(JsonSerializer.Serialize(body, HpoJson.Options));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async IAsyncEnumerable<T> PagesAsync<T>(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? next = null;
        do
        {
            var query = next is null ? "" : $"&page={Uri.EscapeDataString(next)}";
            var page = Read<Page<T>>(await SendAsync(HttpMethod.Get, $"{path}limit={PageRequest.MaxLimit}{query}", null, ct));
            foreach (var item in page.Items)
            {
                yield return item;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        try
        {
            using var response = await _http.SendAsync(request, ct);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadFromJsonAsync<JsonElement>(HpoJson.Options, ct)
                : throw await RefusalAsync(response, ct);
        }
        catch (HttpRequestException problem)
        {
            throw new GatewayUnreachableException(Address, problem.GetBaseException().Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new GatewayUnreachableException(Address, $"no answer within {Timeout.TotalSeconds:0} s");
        }
        catch (JsonException)
        {
            throw new CliException($"{Address} is no gateway of this system: its answer is not JSON. Name the gateway by --gateway or HPO_GATEWAY.", ExitCodes.Failed);
        }
    }

    private async Task<CliException> RefusalAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var exitCode = response.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest ? ExitCodes.Invalid : ExitCodes.Failed;
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return new CliException($"{Address} answered {(int)response.StatusCode} {response.ReasonPhrase}. Is it a gateway of this system?", exitCode);
        }

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(HpoJson.Options, ct);
        var lines = problem.TryGetProperty("problems", out var problems) && problems.GetArrayLength() > 1
            ? problems.Deserialize<List<Problem>>(HpoJson.Options)!.Select(each => $"  {each}").Prepend($"{problem.GetProperty("title").GetString()}:")
            : [problem.GetProperty("detail").GetString() ?? ""];
        return new CliException(string.Join(Environment.NewLine, lines), exitCode);
    }

    private T Read<T>(JsonElement answer)
    {
        try
        {
            return answer.Deserialize<T>(HpoJson.Options)!;
        }
        catch (JsonException problem)
        {
            throw new CliException($"{Address} answered what this version of hpo cannot read: {problem.Message}", ExitCodes.Failed);
        }
    }
}
