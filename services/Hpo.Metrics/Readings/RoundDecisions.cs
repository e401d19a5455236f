using Hpo.Contracts;
using Hpo.Metrics.Options;

namespace Hpo.Metrics.Readings;

/// <summary>What becomes of a reading after a round: read on, wait, settle the trial's outcome, or close.</summary>
internal static class RoundDecisions
{
    private const double IntervalPerAge = 0.1;
    private const int EndConfirmations = 2;

    // A training job ends after 30 days at the latest, uploads included; one that never reports its end is not followed for ever.
    private static readonly TimeSpan LongestJob = TimeSpan.FromDays(31);

    /// <summary>Time between two reads: a tenth of the job's age, within the bounds.</summary>
    public static TimeSpan Interval(TimeSpan age, Pace pace) =>
        TimeSpan.FromTicks(Math.Clamp((long)(age.Ticks * IntervalPerAge), pace.MinReadInterval.Ticks, pace.MaxReadInterval.Ticks));

    /// <summary>Whether this round asks which streams there are: they rarely come later than the first, but each machine has one.</summary>
    public static bool LooksForStreams(JobReading reading) => reading.Log.Streams.Count == 0 || reading.End is not null || reading.Rounds % 5 == 0;

    /// <summary>The reading after a round.</summary>
    public static JobReading After(JobReading reading, RoundResult round, DateTimeOffset now, Pace pace)
    {
        var read = Counted(reading, round);
        return read switch
        {
            { Phase: ReadingPhase.Explaining, End: { } end } =>
                ReadingDecisions.Settled(read, Outcomes.Failed(read, end, round.Tail), ReadingPhase.Finishing, now, pace),
            { Phase: ReadingPhase.Searching, End: { } end } => Searched(read, end, round, now, pace),
            { Phase: ReadingPhase.Finishing, End: { } end } => Finished(read, end, round, now, pace),
            { Phase: ReadingPhase.LookingBack, End: { } end } => LookedBack(read, end, round, now, pace),
            { Phase: ReadingPhase.Following } when now - read.StartedAt <= LongestJob =>
                read with { DueAt = Next(read, round, now, Interval(now - read.StartedAt, pace), pace) },
            _ => ReadingDecisions.Closed(read),
        };
    }

    /// <summary>The next look at a log that told no fitness in time: when the job is over twice as long as now, the last one at the end of the patience.</summary>
    public static DateTimeOffset NextLookBack(JobEnd end, DateTimeOffset now, Pace pace)
    {
        var wait = now - end.At > pace.MinReadInterval ? now - end.At : pace.MinReadInterval;
        var last = end.At + pace.LateLogPatience;
        return now + wait < last ? now + wait : last > now ? last : now;
    }

    private static JobReading Counted(JobReading reading, RoundResult round)
    {
        var quiet = round.ReadAll && round.Log.Lines == reading.Log.Lines;
        return reading with
        {
            Log = round.Log,
            Rounds = reading.Rounds + 1,
            FailedRounds = round.Failure is null ? 0 : reading.FailedRounds + 1,
            EmptyRounds = round.Failure is not null ? reading.EmptyRounds : quiet ? reading.EmptyRounds + 1 : 0,
        };
    }

    private static JobReading Searched(JobReading reading, JobEnd end, RoundResult round, DateTimeOffset now, Pace pace)
    {
        var sinceEnd = now - end.At;
        var patienceOver = sinceEnd >= pace.LogPatience;
        // A log arrives late, so what was found may not be its last line: after a pause, one look has to find nothing new.
        var lookedAgain = patienceOver || (reading.EmptyRounds > 0 && sinceEnd >= pace.MinReadInterval);
        if (((round.ReadAll && lookedAgain) || !MetricValues.ComeFromLog(reading)) && Outcomes.Measured(reading, end) is { } fitness)
        {
            return ReadingDecisions.Settled(reading, fitness, round.ReadAll && patienceOver ? ReadingPhase.Closed : ReadingPhase.Finishing, now, pace);
        }

        return Hopeless(reading, end, round, sinceEnd, pace) is { } unavailable
            ? ReadingDecisions.Settled(reading, unavailable, MayBeLate(unavailable, sinceEnd, pace) ? ReadingPhase.LookingBack : ReadingPhase.Closed, now, pace)
            : reading with { DueAt = Next(reading, round, now, pace.MinReadInterval, pace) };
    }

    private static bool MayBeLate(FitnessUnavailable outcome, TimeSpan sinceEnd, Pace pace) =>
        outcome.FailureClass == FailureClass.NoMetric && sinceEnd < pace.LateLogPatience;

    // What turns up late may still be growing: a look that finds nothing new confirms it, as in a search.
    private static JobReading LookedBack(JobReading reading, JobEnd end, RoundResult round, DateTimeOffset now, Pace pace)
    {
        var isOver = now - end.At >= pace.LateLogPatience;
        if (round.ReadAll && Outcomes.Measured(reading, end) is { } fitness)
        {
            return isOver || reading.EmptyRounds > 0
                ? ReadingDecisions.Settled(reading, fitness, ReadingPhase.Closed, now, pace)
                : reading with { DueAt = now + pace.MinReadInterval };
        }

        return isOver ? ReadingDecisions.Closed(reading) : reading with { DueAt = round.ReachedEnd ? NextLookBack(end, now, pace) : now + pace.MinReadInterval };
    }

    private static FitnessUnavailable? Hopeless(JobReading reading, JobEnd end, RoundResult round, TimeSpan sinceEnd, Pace pace)
    {
        if (round.Failure is { } failure)
        {
            return round.AwaitsCredentials || sinceEnd < pace.LogOutagePatience ? null
                : Outcomes.Unavailable(reading, end, $"The log of '{reading.JobName}' could not be read: {failure}", FailureClass.Infrastructure);
        }

        return reading.EmptyRounds >= EndConfirmations && sinceEnd >= pace.LogPatience
            ? Outcomes.NoMetric(reading, end)
            : null;
    }

    private static JobReading Finished(JobReading reading, JobEnd end, RoundResult round, DateTimeOffset now, Pace pace)
    {
        var sinceEnd = now - end.At;
        var complete = round.ReadAll && (sinceEnd >= pace.LogPatience || Curve.IsComplete(reading.Log, end));
        if (complete || (round.Failure is not null && sinceEnd >= pace.LogOutagePatience))
        {
            return ReadingDecisions.Closed(reading);
        }

        var untilComplete = pace.LogPatience - sinceEnd;
        return reading with { DueAt = Next(reading, round, now, untilComplete > pace.MinReadInterval ? untilComplete : pace.MinReadInterval, pace) };
    }

    // A failing service is asked less and less often; a page that is already there is read at once.
    private static DateTimeOffset Next(JobReading reading, RoundResult round, DateTimeOffset now, TimeSpan interval, Pace pace)
    {
        if (round.Failure is null)
        {
            return round.ReachedEnd ? now + interval : now;
        }

        var wait = pace.MinReadInterval * Math.Pow(2, Math.Clamp(reading.FailedRounds - 1, 0, 10));
        return now + (wait < pace.MaxReadInterval ? wait : pace.MaxReadInterval);
    }
}
