using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Metrics.Options;

namespace Hpo.Metrics.Readings;

/// <summary>What becomes of the reading of a job's log when the trainer reports, and while readers share the work.</summary>
internal static class ReadingDecisions
{
    /// <summary>The reading of a job that was just launched.</summary>
    public static JobReading Start(JobStarted message, DateTimeOffset now, Pace pace) => new()
    {
        StudyId = message.StudyId,
        Trial = message.Trial,
        Attempt = message.Attempt,
        JobName = message.JobName,
        Metrics = message.Metrics,
        Objectives = message.Objectives,
        StartedAt = message.StartedAt < now ? message.StartedAt : now,
        Phase = ReadingPhase.Following,
        DueAt = now + pace.MinReadInterval,
    };

    /// <summary>The reading after the job ended. A second message about the same end decides nothing anew; the outcome is told again, for its first telling may be lost.</summary>
    public static JobReading Complete(JobReading? known, JobCompleted message, DateTimeOffset now, Pace pace)
    {
        if (known is { End: not null } or { Phase: ReadingPhase.Closed })
        {
            return known is { Outcome: { } outcome, Unsent.Count: 0 } ? known with { Unsent = [outcome], DueAt = now + pace.ResendAfter } : known;
        }

        var end = JobEnd.From(message, now);
        var reading = (known ?? Unseen(message, now)) with { End = end, EmptyRounds = 0, FailedRounds = 0, DueAt = now };
        return message.WillRetry ? Closed(reading) : Ended(reading, end, now, pace);
    }

    /// <summary>The reading with the trial's outcome, which leaves after this is saved.</summary>
    public static JobReading Settled(JobReading reading, object outcome, ReadingPhase next, DateTimeOffset now, Pace pace) =>
        (next == ReadingPhase.Closed ? Closed(reading) : reading with { Phase = next }) with
        {
            Unsent = [OutgoingMessage.Of(outcome)],
            Outcome = OutgoingMessage.Of(outcome),
            DueAt = now + pace.ResendAfter,
        };

    /// <summary>The reading after its messages left.</summary>
    public static JobReading Sent(JobReading reading, DateTimeOffset now, Pace pace) => reading with
    {
        Unsent = [],
        DueAt = reading switch
        {
            { Phase: ReadingPhase.Closed } => null,
            { Phase: ReadingPhase.LookingBack, End: { } end } => RoundDecisions.NextLookBack(end, now, pace),
            _ => now,
        },
    };

    /// <summary>The reading in the hands of a reader, who has so long before somebody else takes over.</summary>
    public static JobReading Claimed(JobReading reading, DateTimeOffset now, Pace pace) =>
        reading with { Claim = reading.Claim + 1, DueAt = now + pace.Lease };

    /// <summary>What a late message needs to be recognized, and nothing else.</summary>
    public static JobReading Closed(JobReading reading) =>
        reading with { Phase = ReadingPhase.Closed, Metrics = [], Objectives = [], Log = LogProgress.None, End = null, Unsent = [], DueAt = null };

    private static JobReading Ended(JobReading reading, JobEnd end, DateTimeOffset now, Pace pace) => end.Status switch
    {
        JobStatus.Completed when Outcomes.Measured(reading with { Log = LogProgress.None }, end) is { } fitness
            => Settled(reading, fitness, end.Seconds <= pace.ShortestCurve.TotalSeconds ? ReadingPhase.Closed : ReadingPhase.Finishing, now, pace),
        JobStatus.Completed => reading with { Phase = ReadingPhase.Searching },
        JobStatus.Failed when Ran(reading, end) => reading with { Phase = ReadingPhase.Explaining },
        JobStatus.Failed => Settled(reading, Outcomes.Failed(reading, end, tail: null), ReadingPhase.Closed, now, pace),
        _ => Settled(reading, Outcomes.Stopped(reading, end), Ran(reading, end) ? ReadingPhase.Finishing : ReadingPhase.Closed, now, pace),
    };

    // A job that was refused, or never got a machine, has no log to wait for.
    private static bool Ran(JobReading reading, JobEnd end) =>
        end.FailureClass != FailureClass.Request && (end.Seconds is not null || reading.Log.Streams.Count > 0);

    private static JobReading Unseen(JobCompleted message, DateTimeOffset now) => new()
    {
        StudyId = message.StudyId,
        Trial = message.Trial,
        Attempt = message.Attempt,
        JobName = message.JobName,
        Metrics = message.Metrics,
        Objectives = message.Objectives,
        StartedAt = now,
        Phase = ReadingPhase.Following,
    };
}
