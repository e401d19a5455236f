namespace Hpo.SageMakerLocal;

/// <summary>Faults of one operation. Probabilities are from 0 to 1 and add up to at most 1: a call suffers one fault at most.</summary>
public sealed record OperationFaults
{
    /// <summary>Calls per second before ThrottlingException; null is unlimited.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Calls that may come at once under <see cref="RequestsPerSecond"/>; at least 1.</summary>
    public int Burst { get; init; } = 1;

    /// <summary>Probability of ThrottlingException whatever the rate.</summary>
    public double ThrottleProbability { get; init; }

    /// <summary>Probability of HTTP 500 without performing the operation.</summary>
    public double ErrorProbability { get; init; }

    /// <summary>Probability that the operation is performed and the connection then aborted.</summary>
    public double LostAnswerProbability { get; init; }

    /// <summary>Probability that the operation is performed and half of the body is sent.</summary>
    public double TruncateProbability { get; init; }
}
