namespace Hpo.Cli;

/// <summary>Something the user can put right; shown as a sentence, without a stack trace.</summary>
internal class CliException(string message, int exitCode = ExitCodes.Invalid) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
