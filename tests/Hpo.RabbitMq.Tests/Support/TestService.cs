using System.Net;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog.Core;

namespace Hpo.RabbitMq.Tests;

/// <summary>A running process of the system with recording consumers.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly HttpClient _http;

    private TestService(WebApplication app)
    {
        _app = app;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public Inbox Inbox => _app.Services.GetRequiredService<Inbox>();

    public IMessagePublisher Publisher => _app.Services.GetRequiredService<IMessagePublisher>();

    public Outages Outages => _app.Services.GetRequiredService<Outages>();

    public LogLines Log => _app.Services.GetRequiredService<LogLines>();

    public ILogger Logger => _app.Logger;

    public IStudyRequests Requests => _app.Services.GetRequiredService<IStudyRequests>();

    /// <summary>Waits until /health/ready says so.</summary>
    public Task UntilReadyAsync() => Eventually.TrueAsync(async ct => await StatusAsync("/health/ready", ct) == HttpStatusCode.OK);

    public async Task<HttpStatusCode> StatusAsync(string path, CancellationToken ct)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), ct);
        return answer.StatusCode;
    }

    public static Task<TestService> InMemoryAsync(Action<HpoBusBuilder> bus, params (string Key, string Value)[] settings) =>
        StartAsync(bus, [("Bus:Kind", "memory"), .. settings]);

    public static Task<TestService> OnAsync(string uri, Action<HpoBusBuilder> bus, params (string Key, string Value)[] settings) =>
        StartAsync(bus, [("Bus:Kind", "rabbitmq"), ("RabbitMq:Uri", uri), .. settings]);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<TestService> StartAsync(Action<HpoBusBuilder> bus, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddHpoDefaults("test");
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<Inbox>();
        builder.Services.AddSingleton<LogLines>();
        builder.Services.AddSingleton<ILogEventSink>(services => services.GetRequiredService<LogLines>());
        builder.Services.AddHpoMessaging(builder.Configuration, bus);
        var app = builder.Build();
        app.MapHpoDefaults();
        await app.StartAsync();
        return new TestService(app);
    }
}
