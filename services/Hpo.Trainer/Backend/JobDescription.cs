namespace Hpo.Trainer;

/// <summary>A training job as its service describes it.</summary>
public sealed record JobDescription
{
    /// <summary>Name of the job.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required JobPhase Phase { get; init; }

    /// <summary>The service's finer status, <c>MaxRuntimeExceeded</c> for instance. New values may appear.</summary>
    public string SecondaryStatus { get; init; } = "";

    /// <summary>Which attempt it is; absent when the job does not carry our marker.</summary>
    public JobMarker? Marker { get; init; }

    /// <summary>Name of the tuning job that launched it; absent when none did.</summary>
    public string? TuningJob { get; init; }

    /// <summary>What it was launched with.</summary>
    public IReadOnlyDictionary<string, string> Hyperparameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The service's words for why it failed.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The type of machine it got, where the service tells.</summary>
    public string? InstanceType { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Training time in seconds; absent when it never ran or still runs.</summary>
    public double? Seconds { get; init; }

    /// <summary>Billed time in seconds of one machine.</summary>
    public double? BillableSeconds { get; init; }

    /// <summary>Where the model was written.</summary>
    public string? ModelArtifact { get; init; }

    /// <summary>Last value of each metric, finite ones only.</summary>
    public IReadOnlyDictionary<string, double> FinalMetrics { get; init; } = new Dictionary<string, double>();
}
