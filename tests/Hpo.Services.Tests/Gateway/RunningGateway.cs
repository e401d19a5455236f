using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hpo.Gateway;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpo.Services.Tests.Gateway;

/// <summary>A gateway with real HTTP, over the in-memory bus and store; what it sends to the other services is recorded.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningGateway(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public Inbox Inbox => Services.GetRequiredService<Inbox>();

    public ReadModelEvents Events => Services.GetRequiredService<ReadModelEvents>();

    public static async Task<RunningGateway> StartAsync(Action<HpoBusBuilder>? more = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Bus:Kind"] = "memory", ["Storage:Kind"] = "memory" });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Services.AddSingleton<Inbox>();
        builder.Services.AddHpoGateway(builder.Configuration);
        builder.Services.AddHpoMessaging(builder.Configuration, bus =>
        {
            bus.AddGatewayEndpoints();
            bus.Record(Queues.Optimizer);
            more?.Invoke(bus);
        });
        var app = builder.Build();
        app.MapHpoDefaults();
        app.MapHpoGateway();
        await app.StartAsync();
        return new RunningGateway(app);
    }

    public Task<HttpResponseMessage> Submit(string study, string query = "", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/studies{query}") { Content = new StringContent(study, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return Http.SendAsync(request);
    }

    public async Task<string> SubmitSound(string? id = null)
    {
        var response = await Submit(StudyText.Sound, id is null ? "" : $"?id={id}");
        return (await Body(response)).GetProperty("studyId").GetString()!;
    }

    public Task<JsonElement> Get(string path) => Http.GetFromJsonAsync<JsonElement>(path);

    public static async Task<JsonElement> Body(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
