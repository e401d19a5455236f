namespace Hpo.Trainer;

/// <summary>What the trainer does with a trial.</summary>
internal enum JobState
{
    /// <summary>It waits to be launched, for the first time or again.</summary>
    Queued,

    /// <summary>A process is launching it; when its lease runs out, the job may exist or not.</summary>
    Launching,

    /// <summary>The job was launched.</summary>
    Running,

    /// <summary>The job was launched and is to stop.</summary>
    Stopping,

    /// <summary>The trial has its outcome.</summary>
    Finished,
}
