namespace Hpo.Pacing;

/// <summary>What all replicas of a service have used of an operation's rate.</summary>
internal sealed record RateDocument
{
    public required string Operation { get; init; }

    /// <summary>The first slot that nobody has reserved.</summary>
    public DateTimeOffset NextSlot { get; init; }

    /// <summary>Until when the operation rests because the service behind it complained.</summary>
    public DateTimeOffset RestsUntil { get; init; }

    /// <summary>How many complaints followed each other.</summary>
    public int Complaints { get; init; }
}
