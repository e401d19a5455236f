using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hpo.Messaging;

/// <summary>Runs a service as a process of its own.</summary>
public static class HpoHost
{
    /// <summary>Exit code of a process that could not start or could not go on.</summary>
    public const int Failed = 1;

    /// <summary>
    /// Builds and runs a service until it is told to stop. A service that cannot start says why in one line on standard error; the stack follows only where the
    /// reason is none that a setting explains.
    /// </summary>
    /// <param name="service">Name of the service.</param>
    /// <param name="build">Makes the service ready to run.</param>
    /// <returns>The exit code: 0 after a stop that was asked for, <see cref="Failed"/> otherwise.</returns>
    public static async Task<int> RunAsync(string service, Func<WebApplication> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            await using var app = build();
            var failure = app.Services.GetService<StartFailure>();
            await app.RunAsync();
            return failure?.Reason is null ? 0 : Failed;
        }
        catch (Exception problem)
        {
            await Console.Error.WriteLineAsync($"{service} ends: {Sentence(problem)}");
            return Failed;
        }
    }

    private static string Sentence(Exception problem) => problem switch
    {
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        _ => $"{problem.Message}{Environment.NewLine}{problem}",
    };
}
