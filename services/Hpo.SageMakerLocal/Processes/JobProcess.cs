using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Hpo.SageMakerLocal.Processes;

/// <summary>The running wrapper of a job: started here, or left over from an endpoint that is gone.</summary>
internal sealed class JobProcess
{
    private static readonly TimeSpan AdoptedPoll = TimeSpan.FromMilliseconds(100);
    private readonly JobDirectory directory;

    private JobProcess(JobDirectory directory, int id, Task exited)
    {
        this.directory = directory;
        Id = id;
        Exited = exited;
    }

    public int Id { get; }

    public Task Exited { get; }

    /// <exception cref="IOException">The wrapper could not be started.</exception>
    public static JobProcess Start(JobDirectory directory, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = directory.Root };
        foreach (var argument in (string[])["sh", "-c", Wrapper.Script, directory.Root, .. command])
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => !ContainerEnvironment.IsInherited(name)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start) ?? throw new IOException("No process was started.");
            return new JobProcess(directory, process.Id, ExitOf(process));
        }
        catch (Win32Exception error)
        {
            throw new IOException($"setsid could not be started (training programs need Linux with util-linux): {error.Message}", error);
        }
    }

    /// <summary>Null when the process is gone.</summary>
    public static JobProcess? Adopt(JobDirectory directory, TimeProvider clock, CancellationToken cancellationToken) =>
        ProcessIdentity.Read(directory.ProcessFile) is { } identity && identity.IsAlive()
            ? new JobProcess(directory, identity.Id, ExitOf(identity, clock, cancellationToken))
            : null;

    /// <summary>The program's exit code; null when the wrapper was killed before it could note it.</summary>
    public static int? ExitCode(JobDirectory directory) =>
        File.Exists(directory.ExitFile)
        && int.TryParse(File.ReadAllText(directory.ExitFile), NumberStyles.Integer, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;

    public void Terminate() => ProcessGroup.Terminate(Id);

    /// <summary>A wrapper that has noted the exit code is about to end by itself, with its group.</summary>
    public void Kill()
    {
        if (!Exited.IsCompleted || ExitCode(directory) is null)
            ProcessGroup.Kill(Id);
    }

    private static async Task ExitOf(Process process)
    {
        using (process)
            await process.WaitForExitAsync(CancellationToken.None);
    }

    private static async Task ExitOf(ProcessIdentity identity, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (identity.IsAlive())
            await Task.Delay(AdoptedPoll, clock, cancellationToken);
    }
}
