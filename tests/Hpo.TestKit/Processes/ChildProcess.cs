using System.Diagnostics;

namespace Hpo.TestKit.Processes;

/// <summary>
/// A program that runs in a session of its own, so that all that it starts can be found, measured and killed with it. It ends when this process
/// ends, however that happens. What it prints goes to a file, since nobody may be there to read a pipe.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Id of the process and of its session.</summary>
    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a program.</summary>
    /// <param name="directory">Its working directory.</param>
    /// <param name="output">The file its output is added to.</param>
    /// <param name="environment">What its environment has beside this process's.</param>
    /// <param name="command">Program and arguments.</param>
    public static ChildProcess Start(string directory, string output, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo("/usr/bin/setsid") { UseShellExecute = false, WorkingDirectory = directory };
        string[] arguments = ["/bin/sh", "-c", "output=$1; shift; exec \"$@\" >> \"$output\" 2>&1 < /dev/null", "sh", output, .. command];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        OrphanGuard.Watch(process.Id);
        return new ChildProcess(process);
    }

    public Task WaitForExitAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Kills it and everything it started, at once (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        Sessions.Kill(Id);
        await WaitForExitAsync(ct);
    }

    /// <summary>Asks it to end (SIGTERM).</summary>
    public void Terminate() => Signals.Send(Id, Signals.Terminate);

    public void Dispose() => _process.Dispose();
}
