using System.Diagnostics;

namespace Hpo.Storage.Tests.Peer;

/// <summary>Starts this assembly as a process of its own.</summary>
internal static class PeerProcess
{
    public static Process Start(params string[] arguments)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [typeof(PeerProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException("The second process did not start.");
    }

    public static async Task EndsWellAsync(this Process process)
    {
        var complaint = await process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(deadline.Token);
        Assert.True(process.ExitCode == 0, complaint);
    }
}
