using Hpo.Gateway;
using Hpo.Messaging;
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

    public static async Task<GatewayNearby> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Bus:Kind"] = "memory", ["Storage:Kind"] = "memory" });
        builder.Services.AddHpoGateway(builder.Configuration);
        builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddGatewayEndpoints());
        var app = builder.Build();
        app.MapHpoGateway();
        await app.StartAsync();
        return new GatewayNearby(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
