using System.Security.Cryptography;

namespace Hpo.Trainer;

/// <summary>The configuration section <c>Trainer</c>. The values here suit AWS; <see cref="TrainerDefaults"/> has those for a local endpoint.</summary>
public sealed record TrainerOptions
{
    public const string Section = "Trainer";

    /// <summary>
    /// Name of this process among the trainers of a database; after a restart under the same name its unfinished work is taken up at once, so no two may
    /// have the same at a time. By default it is unique, which suits any number of replicas.
    /// </summary>
    public string Instance { get; set; } = $"{Environment.MachineName}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>Time from the launch of a job to the first look at it.</summary>
    public TimeSpan FirstPollDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Shortest time between two looks at a job.</summary>
    public TimeSpan MinPollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time between two looks at a job.</summary>
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>With more watched jobs than this a list of jobs is read from time to time, and only those that changed are described.</summary>
    public int ListAbove { get; set; } = 10;

    /// <summary>
    /// How long a launch is reserved for the process that makes it; the launches of a killed process are taken over after it. Should be longer than a call
    /// with all its retries: a launch that is taken over too early costs a call, never a second job.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a launched job may be watched before its launch is saved, so that a job of milliseconds costs one write less. Shorter than the lease; 0 saves at once.</summary>
    public TimeSpan SaveLaunchAfter { get; set; }

    /// <summary>How long a process watches a job from memory before the store offers it to any process again; 0 saves the time of every look.</summary>
    public TimeSpan WatchShift { get; set; }

    /// <summary>How long a saved message may stay unsent before it is sent again, and how long one attempt to send it may take.</summary>
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after its launch a job may be invisible before it counts as lost.</summary>
    public TimeSpan MissingGrace { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>First wait when the quota has no room, for all launches of that kind of machine; doubles up to <see cref="MaxQuotaDelay"/>.</summary>
    public TimeSpan QuotaDelay { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan MaxQuotaDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>First wait after throttling, a lost answer or an infrastructure failure; doubles up to <see cref="MaxRetryDelay"/>.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the database is asked for work that nobody in this process announced.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often running jobs that no trial wants any more are looked for.</summary>
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How old a job may be to be found by that search.</summary>
    public TimeSpan ReconcileWindow { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long an order to stop, and the end of a study, is remembered. Not shorter than <see cref="ReconcileWindow"/>, so that a job found in that window
    /// is still known to be unwanted.
    /// </summary>
    public TimeSpan OrderLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Launches under way at once.</summary>
    public int MaxConcurrentLaunches { get; set; } = 8;

    /// <summary>Looks at jobs under way at once.</summary>
    public int MaxConcurrentPolls { get; set; } = 16;

    /// <summary>Events of the training service as a wake-up.</summary>
    public JobEventOptions Events { get; set; } = new();

    /// <summary>Calls per second.</summary>
    public TrainerLimits Limits { get; set; } = new();
}
