using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Hpo.Messaging;

/// <summary>
/// The same program once more, beside the service, as its health check: <c>dotnet Hpo.Gateway.dll --health</c> asks <see cref="Health.ReadyPath"/> on
/// this machine and ends with 0 or 1. The images have neither a shell nor an HTTP client that could do it.
/// </summary>
public static class HealthProbe
{
    /// <summary>The only argument of such a call.</summary>
    public const string Argument = "--health";

    private const string PortsKey = "http_ports";
    private const string UsualPort = "5000";

    // Shorter than the time that the health check of a container gets.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Whether the program was called to ask, not to serve.</summary>
    /// <param name="args">Arguments of the program.</param>
    public static bool IsAskedFor(string[] args) => args is [Argument];

    /// <summary>Asks the service that has the same settings, and prints the answer when it is not ready.</summary>
    /// <param name="configuration">Settings of the process, with the addresses it would listen on.</param>
    /// <returns>The exit code: 0 when the service is ready, else 1.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration)
    {
        var url = ReadyUrl(configuration);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var client = new HttpClient(new HttpClientHandler { UseProxy = false });
            using var answer = await client.GetAsync(url, patience.Token);
            if (answer.StatusCode == HttpStatusCode.OK)
                return 0;
            await Console.Error.WriteLineAsync($"{url} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(patience.Token)}");
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{url} does not answer: {failure.Message}");
        }

        return 1;
    }

    /// <summary>The first address that the service listens on, asked on this machine.</summary>
    internal static Uri ReadyUrl(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var listens = BindingAddress.Parse(First(configuration[WebHostDefaults.ServerUrlsKey]) ?? $"http://+:{First(configuration[PortsKey]) ?? UsualPort}");
        var host = listens.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : listens.Host;
        return new UriBuilder(listens.Scheme, host, listens.Port, Health.ReadyPath).Uri;
    }

    private static string? First(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
