using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Hpo.TestKit.Processes;

/// <summary>kill(2): .NET itself sends nothing but SIGKILL.</summary>
internal static class Signals
{
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>A process that is gone already is no error.</summary>
    public static void Send(int process, int signal) => _ = SendSignal(process, signal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressMessage("Interoperability", "SYSLIB1054:Use 'LibraryImportAttribute'", Justification = "That needs unsafe code in the whole project for two integers.")]
    private static extern int SendSignal(int process, int signal);
}
