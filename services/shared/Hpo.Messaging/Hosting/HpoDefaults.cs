using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hpo.Messaging;

/// <summary>What every process of the system does in the same way.</summary>
public static class HpoDefaults
{
    /// <summary>Adds environment variables with the prefix <c>HPO__</c> as settings, Serilog, and health checks.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">Name of the service, the property <c>Service</c> of its log lines.</param>
    public static WebApplicationBuilder AddHpoDefaults(this WebApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(service);
        builder.Configuration.AddEnvironmentVariables("HPO__");
        HpoLogging.Add(builder, service);
        builder.Services.AddHealthChecks();
        return builder;
    }

    /// <summary>
    /// Maps <see cref="Health.LivePath"/> (200 while the process runs) and <see cref="Health.ReadyPath"/> (503 while it cannot work, for instance without its broker).
    /// </summary>
    /// <param name="app">The process.</param>
    public static WebApplication MapHpoDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealthChecks(Health.LivePath, new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(Health.ReadyPath, new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Health.Ready),
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
            ResponseWriter = WriteAsync,
        });
        return app;
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var lines = report.Entries.Select(check => $"{check.Key}: {check.Value.Status} {check.Value.Description}".TrimEnd());
        return context.Response.WriteAsync(string.Join('\n', lines.Prepend(report.Status.ToString())), context.RequestAborted);
    }
}
