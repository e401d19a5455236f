using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace Hpo.Messaging;

/// <summary>Serilog as every process uses it. The section <c>Serilog</c> can change levels; <c>Log:Format</c> is <c>text</c> or <c>json</c>.</summary>
internal static class HpoLogging
{
    public static void Add(WebApplicationBuilder builder, string service)
    {
        var formatter = Formatter(builder.Configuration[PlainSettings.LogFormat] ?? "text");

        // The static logger stays alone: several hosts may live in one process.
        builder.Services.AddSerilog(
            (services, log) => log
                .MinimumLevel.Information()
                .MinimumLevel.Override("MassTransit", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
                .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal) // the probe's answer says it, every few seconds
                .ReadFrom.Configuration(builder.Configuration)
                .ReadFrom.Services(services)
                .Enrich.FromLogContext()
                .Enrich.WithProperty("Service", service)
                .WriteTo.Console(formatter),
            preserveStaticLogger: true);
    }

    private static ITextFormatter Formatter(string format) => format switch
    {
        "text" => new LineFormatter(),
        "json" => new RenderedCompactJsonFormatter(),
        _ => throw new OptionsValidationException("Log", typeof(string), [$"Log:Format is '{format}'; use text or json."]),
    };
}
