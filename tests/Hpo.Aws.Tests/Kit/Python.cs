using System.ComponentModel;
using System.Diagnostics;

namespace Hpo.Aws.Tests.Kit;

/// <summary>The machine's Python, where AWS's own client and other people's servers are judges if they are installed.</summary>
internal static class Python
{
    public static ProcessStartInfo Start(params string[] arguments) => new("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

    public static async Task<bool> HasAsync(string module) => await RunAsync("-c", $"import {module}") is { ExitCode: 0 };

    /// <summary>Null when there is no Python at all.</summary>
    public static async Task<(int ExitCode, string Output)?> RunAsync(params string[] arguments)
    {
        try
        {
            using var python = Process.Start(Start(arguments))!;
            var output = await Task.WhenAll(python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
            await python.WaitForExitAsync();
            return (python.ExitCode, string.Concat(output));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
