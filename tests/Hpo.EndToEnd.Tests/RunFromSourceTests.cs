using System.Diagnostics;

namespace Hpo.EndToEnd.Tests;

public sealed class RunFromSourceTests
{
    [Theory]
    [InlineData("Hpo.Cli"), InlineData("Hpo.SageMakerLocal"), InlineData("Hpo.Gateway")]
    public async Task Dotnet_run_keeps_the_directory_it_was_called_in(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Workplace.Example($"../services/{project}"), "-getProperty:RunWorkingDirectory"]) { RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var evaluation = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");

        Assert.Equal("", (await evaluation.StandardOutput.ReadToEndAsync()).Trim());
    }
}
