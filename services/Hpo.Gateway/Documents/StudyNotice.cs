namespace Hpo.Gateway;

/// <summary>What a study waits for, while it does.</summary>
/// <param name="Text">What it is and what to do, for people.</param>
/// <param name="At">When it was so; told again about every minute while it lasts.</param>
public sealed record StudyNotice(string Text, DateTimeOffset At)
{
    // Told every minute; twice may be lost.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(3);

    /// <summary>Whether it still holds.</summary>
    /// <param name="now">The time.</param>
    public bool HoldsAt(DateTimeOffset now) => now - At < Lifetime;
}
