namespace Hpo.Fleet;

/// <summary>What a <see cref="WatchRun"/> watches.</summary>
public sealed record WatchOptions
{
    /// <summary>Jobs that run at once.</summary>
    public int Jobs { get; init; } = 1000;

    /// <summary>How many of them end meanwhile.</summary>
    public int Changes { get; init; } = 20;

    /// <summary>How long, evenly spread over the changes.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(1);
}
