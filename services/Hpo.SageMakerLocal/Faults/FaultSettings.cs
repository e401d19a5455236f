namespace Hpo.SageMakerLocal;

/// <summary>What goes wrong on purpose. Immutable: replace <see cref="LocalFaults.Settings"/> to change it.</summary>
public sealed record FaultSettings
{
    /// <summary>Decides, with the operation and its call number, which calls are hit.</summary>
    public int Seed { get; init; }

    /// <summary>Jobs that may run at once before CreateTrainingJob answers ResourceLimitExceeded; null is unlimited.</summary>
    public int? MaxConcurrentJobs { get; init; }

    /// <summary>Seconds after which a log line becomes visible to readers.</summary>
    public double LogLatenessSeconds { get; init; }

    /// <summary>Share, from 0 to 1, of the jobs with managed spot training that lose their instance once and start again.</summary>
    public double SpotInterruptionShare { get; init; }

    /// <summary>Seconds from the first line such a job logs to the loss of its instance; a benchmark job loses it at its end at the latest.</summary>
    public double SpotInterruptionSeconds { get; init; }

    /// <summary>Faults by operation name, for example <c>CreateTrainingJob</c>; <c>*</c> applies to operations that have no entry.</summary>
    public IReadOnlyDictionary<string, OperationFaults> Operations { get; init; } = new Dictionary<string, OperationFaults>();
}
