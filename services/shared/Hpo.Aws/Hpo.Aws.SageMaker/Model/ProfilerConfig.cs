namespace Amazon.SageMaker.Model;

/// <summary>Collection of system metrics.</summary>
public sealed class ProfilerConfig
{
    /// <summary>S3 prefix the metrics are stored under.</summary>
    public string? S3OutputPath { get; set; }

    /// <summary>Sampling interval in milliseconds.</summary>
    public long? ProfilingIntervalInMilliseconds { get; set; }

    /// <summary>Parameters of the framework profiler.</summary>
    public Dictionary<string, string>? ProfilingParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>True turns system monitoring off.</summary>
    public bool? DisableProfiler { get; set; }
}
