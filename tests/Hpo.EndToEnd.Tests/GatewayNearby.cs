using Hpo.Gateway;
using Hpo.Messaging;
using Hpo.Optimization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpo.EndToEnd.Tests;

/// <summary>A gateway with real HTTP; what the other services would say is said by the test.</summary>
internal sealed class GatewayNearby : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatewayNearby(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public IMessagePublisher Publisher => _app.Services.GetRequiredService<IMessagePublisher>();

    public static async Task<GatewayNearby> StartAsync(IOptimizerCatalog? catalog = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Bus:Kind"] = "memory", ["Storage:Kind"] = "memory" });
        builder.Services.AddSingleton(catalog ?? OptimizerCatalog.BuiltIn);
        builder.Services.AddHpoGateway(builder.Configuration);
        builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddGatewayEndpoints());
        var app = builder.Build();
        app.MapHpoGateway();
        await app.StartAsync();
        return new GatewayNearby(app);
    }

    /// <summary>Waits until the gateway shows a study as wanted.</summary>
    public async Task ShowsAsync(string studyId, Func<Gateway.StudyView, bool> isWanted)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var reads = _app.Services.GetRequiredService<StudyReads>();
        while (await reads.GetStudyAsync(studyId, deadline.Token) is not { } shown || !isWanted(shown))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
