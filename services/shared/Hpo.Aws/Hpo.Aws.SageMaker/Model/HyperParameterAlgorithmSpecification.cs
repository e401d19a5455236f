namespace Amazon.SageMaker.Model;

/// <summary>What the training jobs of a tuning job run.</summary>
public sealed class HyperParameterAlgorithmSpecification
{
    /// <summary>Registry path of the image.</summary>
    public string? TrainingImage { get; set; }

    /// <summary>How the input reaches the program.</summary>
    public TrainingInputMode? TrainingInputMode { get; set; }

    /// <summary>Name of an algorithm resource, instead of an image.</summary>
    public string? AlgorithmName { get; set; }

    /// <summary>How metrics are found in the log, at most 40.</summary>
    public List<MetricDefinition>? MetricDefinitions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
