using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>The program Hpo.SageMakerLocal in a process of its own, on a free port.</summary>
internal sealed partial class StandaloneEndpoint : IDisposable
{
    private readonly Process process;

    private StandaloneEndpoint(Process process) => this.process = process;

    public static async Task<StandaloneEndpoint> StartAsync(LocalEndpoint local, params string[] arguments)
    {
        var process = Start(local, arguments);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
            if (Url().Match(line) is { Success: true } url)
            {
                local.Url = new Uri(url.Value);
                return new StandaloneEndpoint(process);
            }

        throw new InvalidOperationException("The endpoint did not say where it listens: " + await process.StandardError.ReadToEndAsync(deadline.Token));
    }

    public static Process Start(LocalEndpoint local, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all =
        [
            typeof(SageMakerLocalServer).Assembly.Location, "--urls", "http://127.0.0.1:0", $"--SageMakerLocal:DataDirectory={local.Data}", .. arguments,
        ];
        foreach (var argument in all)
            start.ArgumentList.Add(argument);
        start.Environment["HPO__SageMakerLocal__ImagesFile"] = local.ImagesFile;
        return Process.Start(start)!;
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[1-9][0-9]*")]
    private static partial Regex Url();
}
