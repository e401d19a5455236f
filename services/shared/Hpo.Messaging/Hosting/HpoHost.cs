using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hpo.Messaging;

/// <summary>Runs a service as a process of its own.</summary>
public static class HpoHost
{
    /// <summary>Exit code of a process that could not start or could not go on.</summary>
    public const int Failed = 1;

    // Settings do not change while a service runs, and watching their files would wake the process at every write beside them.
    private const string NoFileWatching = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>
    /// Builds and runs a service until it is told to stop, or asks whether it is ready (<see cref="HealthProbe"/>). A service that cannot start says why in
    /// one line on standard error; the stack follows only where the reason is none that a setting explains.
    /// </summary>
    /// <param name="service">Name of the service.</param>
    /// <param name="args">Arguments of the program.</param>
    /// <param name="add">Adds the service to the process.</param>
    /// <param name="map">Maps its routes; those of its health are there already.</param>
    /// <returns>The exit code: 0 after a stop that was asked for, <see cref="Failed"/> otherwise.</returns>
    public static async Task<int> RunAsync(string service, string[] args, Action<WebApplicationBuilder> add, Action<WebApplication>? map = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(add);
        try
        {
            var asksForHealth = HealthProbe.IsAskedFor(args);
            var builder = WebApplication.CreateBuilder([.. asksForHealth ? [] : args, NoFileWatching]).AddHpoDefaults(service);
            add(builder);
            return asksForHealth ? await HealthProbe.RunAsync(builder.Configuration) : await ServeAsync(builder, map);
        }
        catch (Exception problem)
        {
            await Console.Error.WriteLineAsync($"{service} ends: {Sentence(problem)}");
            return Failed;
        }
    }

    private static async Task<int> ServeAsync(WebApplicationBuilder builder, Action<WebApplication>? map)
    {
        await using var app = builder.Build();
        app.MapHpoDefaults();
        map?.Invoke(app);
        var failure = app.Services.GetService<StartFailure>();
        await app.RunAsync();
        return failure?.Reason is null ? 0 : Failed;
    }

    private static string Sentence(Exception problem) => problem switch
    {
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        _ => $"{problem.Message}{Environment.NewLine}{problem}",
    };
}
