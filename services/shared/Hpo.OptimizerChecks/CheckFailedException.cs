namespace Hpo.OptimizerChecks;

/// <summary>Ends a check; the report tells why.</summary>
internal sealed class CheckFailedException(CheckFailure failure, bool hasAnswered, bool isAway) : Exception
{
    public CheckFailure Failure => failure;

    /// <summary>Whether the service gave an answer that can be read.</summary>
    public bool HasAnswered => hasAnswered;

    /// <summary>Whether nobody is there any more.</summary>
    public bool IsAway => isAway;
}
