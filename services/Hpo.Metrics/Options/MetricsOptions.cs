namespace Hpo.Metrics.Options;

/// <summary>Settings of the metrics service; what is left out depends on whether the log service is Amazon's. Section <c>Metrics</c>.</summary>
public sealed record MetricsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Metrics";

    /// <summary>Where SageMaker writes the logs of training jobs.</summary>
    public string LogGroup { get; init; } = "/aws/sagemaker/TrainingJobs";

    /// <inheritdoc cref="Pace.MinReadInterval"/>
    public TimeSpan? MinReadInterval { get; init; }

    /// <inheritdoc cref="Pace.MaxReadInterval"/>
    public TimeSpan? MaxReadInterval { get; init; }

    /// <inheritdoc cref="Pace.LogPatience"/>
    public TimeSpan? LogPatience { get; init; }

    /// <inheritdoc cref="Pace.LateLogPatience"/>
    public TimeSpan? LateLogPatience { get; init; }

    /// <inheritdoc cref="Pace.LogOutagePatience"/>
    public TimeSpan? LogOutagePatience { get; init; }

    /// <inheritdoc cref="Pace.Lease"/>
    public TimeSpan? Lease { get; init; }

    /// <inheritdoc cref="Pace.ShortestCurve"/>
    public TimeSpan? ShortestCurve { get; init; }

    /// <inheritdoc cref="Pace.Readers"/>
    public int? Readers { get; init; }

    /// <summary>Rates of requests.</summary>
    public RateLimits Limits { get; init; } = new();

    /// <summary>The pace that follows from the settings.</summary>
    /// <param name="local">Whether the log service is not Amazon's.</param>
    public Pace ToPace(bool local)
    {
        var usual = local ? Pace.Local : Pace.Aws;
        return usual with
        {
            MinReadInterval = MinReadInterval ?? usual.MinReadInterval,
            MaxReadInterval = MaxReadInterval ?? usual.MaxReadInterval,
            LogPatience = LogPatience ?? usual.LogPatience,
            LateLogPatience = LateLogPatience ?? usual.LateLogPatience,
            LogOutagePatience = LogOutagePatience ?? usual.LogOutagePatience,
            Lease = Lease ?? usual.Lease,
            ShortestCurve = ShortestCurve ?? usual.ShortestCurve,
            Readers = Readers ?? usual.Readers,
        };
    }
}
