using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Hpo.SageMakerLocal.Http;

/// <summary>A Kestrel server with nothing else in it: no configuration files, no signal handling, so that it can live inside another program.</summary>
internal static class LocalHost
{
    public static WebApplication Build(SageMakerLocalOptions options, AwsEndpoint aws, LocalRoutes local)
    {
        var address = Address(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var app = builder.Build();
        app.Run(context => HandleAsync(context, options, aws, local));
        return app;
    }

    private static Task HandleAsync(HttpContext context, SageMakerLocalOptions options, AwsEndpoint aws, LocalRoutes local)
    {
        if (IsForeign(context, options))
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        }

        return HttpMethods.IsPost(context.Request.Method) && context.Request.Path == "/" && context.Request.Headers.ContainsKey("X-Amz-Target")
            ? aws.HandleAsync(context)
            : local.HandleAsync(context);
    }

    /// <summary>
    /// A web page can make its own host name resolve to 127.0.0.1; then the browser would let it talk to this endpoint. Routes of our own carry no
    /// signature, so where signatures count they answer this machine only.
    /// </summary>
    private static bool IsForeign(HttpContext context, SageMakerLocalOptions options) =>
        !options.AllowRemote
            ? !IsLoopbackName(context.Request.Host.Host)
            : options.SecretAccessKey is not null && context.Request.Path.StartsWithSegments("/_local") && context.Request.Path != LocalRoutes.HealthPath
                && context.Connection.RemoteIpAddress is { } caller && !IPAddress.IsLoopback(caller);

    private static IPAddress Address(SageMakerLocalOptions options)
    {
        if (!IPAddress.TryParse(options.Address == "localhost" ? "127.0.0.1" : options.Address, out var address))
            throw new LocalConfigurationException($"SageMakerLocal:Address '{options.Address}' is not an IP address.");
        if (!IPAddress.IsLoopback(address) && !options.AllowRemote)
            throw new LocalConfigurationException(
                $"The local endpoint starts processes for anyone who can reach it and does not listen on {address} unless SageMakerLocal:AllowRemote is true.");
        return address;
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The host's own lifetime would take SIGTERM and Ctrl-C away from the program around it.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
