using System.Diagnostics;

namespace Hpo.RabbitMq.Tests;

/// <summary>A service as operators start it.</summary>
internal static class ServiceProcess
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    /// <summary>Runs the metrics service until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string brokerUri)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { Repository.Program("Hpo.Metrics") } };
        start.Environment["HPO__RabbitMq__Uri"] = brokerUri;
        start.Environment["HPO__Storage__Kind"] = "memory";
        start.Environment["HPO__Aws__ServiceUrl"] = "http://127.0.0.1:9";
        start.Environment["HPO__Aws__Region"] = "us-east-1";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The service did not start.");
        using var deadline = new CancellationTokenSource(Deadline);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The service did not end within {Deadline}: {await output}{await errors}");
        }

        return (process.ExitCode, await output + await errors);
    }
}
