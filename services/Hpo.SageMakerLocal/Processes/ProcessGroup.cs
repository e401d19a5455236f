using System.Runtime.InteropServices;

namespace Hpo.SageMakerLocal.Processes;

/// <summary>Signals to a job's whole process group.</summary>
internal static partial class ProcessGroup
{
    private const int Sigkill = 9;
    private const int Sigterm = 15;

    public static void Terminate(int id) => Signal(id, Sigterm);

    public static void Kill(int id) => Signal(id, Sigkill);

    /// <summary>Right after the start the group may not exist yet: then the process is all there is. That both are gone is no error.</summary>
    private static void Signal(int id, int signal)
    {
        if (SendSignal(-id, signal) != 0)
            _ = SendSignal(id, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int id, int signal);
}
