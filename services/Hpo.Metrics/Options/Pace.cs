namespace Hpo.Metrics.Options;

/// <summary>How often logs are read and how long is waited for them.</summary>
public sealed record Pace
{
    /// <summary>For CloudWatch: lines arrive seconds late, and reads are counted against the account.</summary>
    public static readonly Pace Aws = new()
    {
        MinReadInterval = TimeSpan.FromSeconds(15),
        MaxReadInterval = TimeSpan.FromSeconds(30),
        LogPatience = TimeSpan.FromSeconds(60),
        LateLogPatience = TimeSpan.FromHours(1),
        LogOutagePatience = TimeSpan.FromHours(1),
    };

    /// <summary>For a log service on this machine or network.</summary>
    public static readonly Pace Local = new()
    {
        MinReadInterval = TimeSpan.FromMilliseconds(100),
        MaxReadInterval = TimeSpan.FromSeconds(1),
        LogPatience = TimeSpan.FromSeconds(5),
        LateLogPatience = TimeSpan.FromSeconds(30),
        LogOutagePatience = TimeSpan.FromMinutes(1),
        Lease = TimeSpan.FromSeconds(5),
        StartGrace = TimeSpan.FromMilliseconds(50),
        ShortestCurve = TimeSpan.FromSeconds(1),
    };

    /// <summary>Between two reads of a young job's log.</summary>
    public required TimeSpan MinReadInterval { get; init; }

    /// <summary>Between two reads of an old job's log.</summary>
    public required TimeSpan MaxReadInterval { get; init; }

    /// <summary>How long after the end of a job lines of its log may still arrive.</summary>
    public required TimeSpan LogPatience { get; init; }

    /// <summary>
    /// How long after the end of a job that told no fitness its log is still looked at, twice as late each time. A fitness that turns up is told although
    /// the trial was unavailable; never the other way round. 0 = not at all.
    /// </summary>
    public required TimeSpan LateLogPatience { get; init; }

    /// <summary>How long after the end of a job a log service that does not answer is asked again.</summary>
    public required TimeSpan LogOutagePatience { get; init; }

    /// <summary>How long a reader may work on a job before another one takes over.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a job's start waits for its end, so that a job of milliseconds is recorded once.</summary>
    public TimeSpan StartGrace { get; init; }

    /// <summary>
    /// A job that ran no longer than this and whose end told its fitness has no curve that is worth a look into its log. SageMaker counts in whole seconds, rounded up.
    /// </summary>
    public TimeSpan ShortestCurve { get; init; }

    /// <summary>How long a saved message may stay unsent before somebody else sends it.</summary>
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Pages read before the position is saved and other jobs get their turn.</summary>
    public int PagesPerRound { get; init; } = 10;

    /// <summary>Jobs read at the same time.</summary>
    public int Readers { get; init; } = 4;
}
