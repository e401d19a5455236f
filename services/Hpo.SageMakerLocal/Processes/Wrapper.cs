namespace Hpo.SageMakerLocal.Processes;

/// <summary>The shell script around every training program. It lets a job outlive the endpoint: output goes to a file, and so do the process id and the exit code.</summary>
internal static class Wrapper
{
    // The wrapper leads a process group of its own (setsid). It catches SIGTERM, which is sent to the whole group, so that it lives to note
    // the program's exit code; a caught signal, unlike an ignored one, is back to its default in the program. At the end it kills what the
    // program left behind, itself included: as long as it lives, no other group can have its number. The link to the process file exists
    // already when an endpoint has taken the start back (ProcessIdentity.Forestall).
    public const string Script = """
        cd "$0" || exit 1
        exec </dev/null >>.run/log 2>&1
        trap : TERM INT HUP
        (set -- $(cat /proc/$$/stat 2>/dev/null); echo "$$ ${22:-0}") >.run/process.$$
        ln .run/process.$$ .run/process || exit 1
        rm .run/process.$$
        "$@"
        echo $? >.run/exit.new
        mv .run/exit.new .run/exit
        kill -KILL 0
        """;
}
