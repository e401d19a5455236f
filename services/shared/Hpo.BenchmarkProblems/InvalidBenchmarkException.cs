namespace Hpo.BenchmarkProblems;

/// <summary>A problem file, a table or a point that cannot be used; the message names the problem and the field.</summary>
public sealed class InvalidBenchmarkException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public InvalidBenchmarkException()
    {
    }

    /// <summary>Creates the exception with a message for the person who wrote the file or the study.</summary>
    /// <param name="message">What is wrong, and where.</param>
    public InvalidBenchmarkException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and the error that revealed the problem.</summary>
    /// <param name="message">What is wrong, and where.</param>
    /// <param name="innerException">The error underneath.</param>
    public InvalidBenchmarkException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
