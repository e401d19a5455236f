namespace Amazon.SageMaker.Model;

/// <summary>What is tuned, at most 30 hyper-parameters together.</summary>
public sealed class ParameterRanges
{
    /// <summary>Whole numbers.</summary>
    public List<IntegerParameterRange>? IntegerParameterRanges { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Real numbers.</summary>
    public List<ContinuousParameterRange>? ContinuousParameterRanges { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Choices.</summary>
    public List<CategoricalParameterRange>? CategoricalParameterRanges { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Those whose range the service chooses.</summary>
    public List<AutoParameter>? AutoParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
