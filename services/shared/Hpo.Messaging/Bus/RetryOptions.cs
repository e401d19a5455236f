namespace Hpo.Messaging;

/// <summary>
/// Retries of a message whose handler threw, configuration section <c>Bus:Retry</c>. Waits double from one retry to the next. An outage of
/// the store or the broker is waited for with the same waits, but without counting: see <see cref="Outages"/>.
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
    internal TimeSpan[] Waits() => [.. Enumerable.Range(0, Count).Select(Wait)];

    /// <summary>The wait after so many earlier ones.</summary>
    internal TimeSpan Wait(int earlier) => TimeSpan.FromTicks((long)Math.Min(Longest.Ticks, First.Ticks * Math.Pow(2, earlier)));
}
