namespace Hpo.Contracts;

/// <summary>An ended study whose trials a new one knows from its beginning on.</summary>
public sealed record WarmStart
{
    /// <summary>How many trials are taken over when the study does not say: enough to learn from, and little enough for any model.</summary>
    public const int DefaultMaxTrials = 200;

    /// <summary>Id of the ended study.</summary>
    public required string Study { get; init; }

    /// <summary>How many of its trials are taken over at most, the best ones first; 1 to 1,000.</summary>
    public int MaxTrials { get; init; } = DefaultMaxTrials;
}
