namespace Amazon.SageMaker.Model;

/// <summary>What a training job runs and how.</summary>
public sealed class AlgorithmSpecification
{
    /// <summary>Registry path of the training image; exclusive with <see cref="AlgorithmName"/>.</summary>
    public string? TrainingImage { get; set; }

    /// <summary>Name or ARN of an algorithm resource; exclusive with <see cref="TrainingImage"/>.</summary>
    public string? AlgorithmName { get; set; }

    /// <summary>How input data reaches the container.</summary>
    public TrainingInputMode? TrainingInputMode { get; set; }

    /// <summary>Metrics extracted from the log, at most 40.</summary>
    public List<MetricDefinition>? MetricDefinitions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>True keeps the metrics as time series in SageMaker as well.</summary>
    public bool? EnableSageMakerMetricsTimeSeries { get; set; }

    /// <summary>Replaces the entry point of the image.</summary>
    public List<string>? ContainerEntrypoint { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Arguments passed to the entry point.</summary>
    public List<string>? ContainerArguments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How an image outside Amazon's registry is fetched.</summary>
    public TrainingImageConfig? TrainingImageConfig { get; set; }
}
