using System.Diagnostics;

namespace Hpo.TestKit.Processes;

/// <summary>
/// A shell that waits until this process is gone, by crash or kill too, and then kills the sessions it was told of. Its standard input is a pipe
/// from here, which the system closes in any case.
/// </summary>
internal static class OrphanGuard
{
    // A session that ended and whose number was given away again is not met: setsid's number is taken as long as a member lives.
    private const string Script = """
        trap '' INT TERM HUP
        sessions=''
        while read -r session; do sessions="$sessions $session"; done
        for session in $sessions; do pkill -KILL -s "$session"; done
        """;

    private static readonly Lazy<StreamWriter> Pipe = new(Start);

    public static void Watch(int session)
    {
        lock (Pipe)
        {
            Pipe.Value.WriteLine(session);
            Pipe.Value.Flush();
        }
    }

    private static StreamWriter Start()
    {
        var start = new ProcessStartInfo("/usr/bin/setsid") { UseShellExecute = false, RedirectStandardInput = true };
        foreach (var argument in (string[])["/bin/sh", "-c", Script])
            start.ArgumentList.Add(argument);
        return (Process.Start(start) ?? throw new InvalidOperationException("The shell that looks after child processes did not start.")).StandardInput;
    }
}
