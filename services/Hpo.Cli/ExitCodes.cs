namespace Hpo.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    public const int Completed = 0;

    /// <summary>The study failed or was cancelled, or the command could not do its work.</summary>
    public const int Failed = 1;

    /// <summary>The study or the command line is wrong; nothing was started.</summary>
    public const int Invalid = 2;

    /// <summary>Interrupted by the user; the study is kept (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
