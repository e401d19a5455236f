namespace Hpo.Metrics.Logs;

/// <summary>Why a log could not be read.</summary>
public enum LogProblem
{
    /// <summary>Group or stream does not exist, or not yet.</summary>
    NotThere,

    /// <summary>Too many requests; later it works.</summary>
    Throttled,

    /// <summary>The token expired or is not one; the stream has to be read from its beginning.</summary>
    TokenRejected,

    /// <summary>The service does not know, or not any more, who asks; an operator mends it, and the log is still there.</summary>
    NoCredentials,

    /// <summary>The service did not answer or refused.</summary>
    Unreachable,
}
