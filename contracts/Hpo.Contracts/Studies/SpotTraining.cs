namespace Hpo.Contracts;

/// <summary>Managed spot training of a job.</summary>
public sealed record SpotTraining
{
    /// <summary>Longest time from the launch to the end in seconds, waiting included; at least the job's run-time limit.</summary>
    public required int MaxWaitSeconds { get; init; }

    /// <summary>S3 prefix for checkpoints; each trial gets its own folder below it.</summary>
    public string? CheckpointUri { get; init; }
}
