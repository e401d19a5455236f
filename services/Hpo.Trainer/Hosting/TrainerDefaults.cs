namespace Hpo.Trainer;

/// <summary>Defaults that depend on where the jobs run; settings override each of them.</summary>
internal static class TrainerDefaults
{
    /// <summary>Events tell of most ends at once. Polling finds those whose event was lost, and sees a job that is to stop, so it may take its time.</summary>
    public static void ApplyEvents(TrainerOptions options)
    {
        options.MinPollInterval = TimeSpan.FromSeconds(30);
        options.MaxPollInterval = TimeSpan.FromMinutes(5);
    }

    /// <summary>A local endpoint answers at once, throttles nobody and forgets nothing, so nothing is gained by waiting.</summary>
    public static void ApplyLocal(TrainerOptions options)
    {
        options.MaxConcurrentLaunches = 16;
        options.FirstPollDelay = TimeSpan.FromMilliseconds(1);
        options.MinPollInterval = TimeSpan.FromMilliseconds(2);
        options.MaxPollInterval = TimeSpan.FromMilliseconds(500);
        options.ListAbove = int.MaxValue;
        options.Lease = TimeSpan.FromSeconds(5);
        options.SaveLaunchAfter = TimeSpan.FromMilliseconds(200);
        options.WatchShift = TimeSpan.FromSeconds(1);
        options.MissingGrace = TimeSpan.FromSeconds(2);
        options.QuotaDelay = TimeSpan.FromMilliseconds(50);
        options.MaxQuotaDelay = TimeSpan.FromSeconds(2);
        options.RetryDelay = TimeSpan.FromMilliseconds(100);
        options.MaxRetryDelay = TimeSpan.FromSeconds(5);
        options.ReconcileInterval = TimeSpan.FromMinutes(1);
        options.Limits = new TrainerLimits { CreatePerSecond = 0, DescribePerSecond = 0, ListPerSecond = 0, StopPerSecond = 0 };
    }
}
