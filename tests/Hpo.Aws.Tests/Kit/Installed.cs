using System.ComponentModel;
using System.Diagnostics;

namespace Hpo.Aws.Tests.Kit;

/// <summary>Programs that this machine may have: AWS's own clients and other people's servers are judges where they are installed.</summary>
internal static class Installed
{
    /// <summary>Far more than any of them needs. One that takes longer is as good as none: the test is skipped.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static ProcessStartInfo Command(string program, params string[] arguments) => new(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["AWS_ACCESS_KEY_ID"] = "local", ["AWS_SECRET_ACCESS_KEY"] = "local", ["AWS_DEFAULT_REGION"] = "eu-west-1" },
    };

    /// <summary>Skips the test when python3 does not have all of the modules, given as in <c>import a, b</c>.</summary>
    public static Task NeedsPythonAsync(string modules) => NeedsAsync($"python3 with {modules} is not installed", "python3", "-c", $"import {modules}");

    /// <summary>Skips the test when a command does not end well.</summary>
    public static async Task NeedsAsync(string reason, string program, params string[] arguments) =>
        Skip.IfNot((await RunAsync(program, arguments)).ExitCode == 0, reason);

    /// <summary>The exit code, a shell's 127 when there is no such program, and all output.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(Command(program, arguments))!;
            return await EndAsync(process);
        }
        catch (Win32Exception)
        {
            return (127, $"{program} is not installed");
        }
    }

    /// <summary>Waits, but not for ever; a test that would have to is skipped.</summary>
    public static async Task<T> SoonAsync<T>(Process process, Func<CancellationToken, Task<T>> wait)
    {
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            return await wait(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new SkipException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} took more than {Patience.TotalSeconds} seconds");
        }
    }

    private static Task<(int ExitCode, string Output)> EndAsync(Process process) => SoonAsync(process, async token =>
    {
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        return (process.ExitCode, string.Concat(output));
    });
}
