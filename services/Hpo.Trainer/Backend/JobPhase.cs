namespace Hpo.Trainer;

/// <summary>Where a job is in its life. A status that is not known yet counts as <see cref="InProgress"/>: only a known end ends a trial.</summary>
public enum JobPhase
{
    /// <summary>It waits, starts or runs.</summary>
    InProgress,

    /// <summary>It was told to stop and has not ended.</summary>
    Stopping,

    /// <summary>It ended well.</summary>
    Completed,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was stopped: by request or by a time limit.</summary>
    Stopped,
}
