namespace Hpo.Trainer;

/// <summary>How often to look at a job: a young one often, an old one rarely, so that the look comes at most 10 % of its age late.</summary>
internal static class PollSchedule
{
    private const double ShareOfAge = 0.1;

    public static TimeSpan Delay(TimeSpan age, TrainerOptions options)
    {
        var wanted = age * ShareOfAge;
        if (wanted < options.MinPollInterval)
            return options.MinPollInterval;
        return wanted > options.MaxPollInterval ? options.MaxPollInterval : wanted;
    }

    /// <summary>The look after the launch was told.</summary>
    public static DateTimeOffset First(JobDocument job, DateTimeOffset now, TrainerOptions options)
    {
        var first = job.LaunchedAt + options.FirstPollDelay;
        return job.Stop is not null || first is null || first <= now ? now : first.Value;
    }

    /// <summary>The next look at a job that is watched from memory.</summary>
    public static DateTimeOffset FromMemory(JobDocument job, DateTimeOffset now, TrainerOptions options)
    {
        var first = job.LaunchedAt + options.FirstPollDelay;
        return first > now ? first.Value : Next(job, now, options);
    }

    /// <summary>The next look. A job that was told to stop is young again: it is about to change.</summary>
    public static DateTimeOffset Next(JobDocument job, DateTimeOffset now, TrainerOptions options) =>
        now + Delay(now - (job.Stop?.At ?? job.LaunchedAt ?? now), options);
}
