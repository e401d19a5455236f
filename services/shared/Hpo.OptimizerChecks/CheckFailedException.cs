namespace Hpo.OptimizerChecks;

/// <summary>Ends a check; the report tells why.</summary>
internal sealed class CheckFailedException(CheckFailure failure, bool isAway) : Exception
{
    public CheckFailure Failure => failure;

    /// <summary>Whether nobody is there any more.</summary>
    public bool IsAway => isAway;
}
