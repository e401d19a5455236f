namespace Hpo.Trainer;

/// <summary>How often the list of jobs is read when there are many.</summary>
/// <param name="Interval">Time from one list to the next.</param>
internal sealed record SurveyPlan(TimeSpan Interval)
{
    private const int PageSize = 100; // the service's largest
    private const int IntervalsToNet = 3;

    // The pages of a list may take a third of the time, so that others who list find room.
    private const int ShareOfTime = 3;

    /// <summary>How long a job that was in the list may stay unseen. Longer than two lists take, so that none is described for nothing.</summary>
    public TimeSpan Net => IntervalsToNet * Interval;

    /// <summary>Null when the jobs are few enough to be described one by one.</summary>
    public static SurveyPlan? For(long watched, TrainerOptions options)
    {
        if (watched <= options.ListAbove)
            return null;
        var pages = Math.Ceiling((double)watched / PageSize);
        var reading = options.Limits.ListPerSecond > 0 ? TimeSpan.FromSeconds(ShareOfTime * pages / options.Limits.ListPerSecond) : TimeSpan.Zero;
        return new SurveyPlan(reading > options.MinPollInterval ? reading : options.MinPollInterval);
    }
}
