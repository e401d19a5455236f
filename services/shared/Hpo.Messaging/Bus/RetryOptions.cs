namespace Hpo.Messaging;

/// <summary>
/// Retries of a message whose handler threw, configuration section <c>Bus:Retry</c>. Waits double from one retry to the next. The message
/// stays with the service meanwhile, so all waits together are meant to bridge a store's restart, not an outage.
/// </summary>
public sealed record RetryOptions
{
    /// <summary>Upper bound of <see cref="Longest"/>: the broker takes back a message that is held for longer than half an hour.</summary>
    internal static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    /// <summary>Number of retries, 0 to 20.</summary>
    public int Count { get; init; } = 6;

    /// <summary>Wait before the first retry.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait, at most one minute.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait before each retry.</summary>
    internal TimeSpan[] Waits() =>
        [.. Enumerable.Range(0, Count).Select(i => TimeSpan.FromTicks((long)Math.Min(Longest.Ticks, First.Ticks * Math.Pow(2, i))))];
}
