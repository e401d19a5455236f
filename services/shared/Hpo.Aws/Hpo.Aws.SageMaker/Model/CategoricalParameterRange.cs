namespace Amazon.SageMaker.Model;

/// <summary>A choice to tune.</summary>
public sealed class CategoricalParameterRange
{
    /// <summary>Name of the hyper-parameter.</summary>
    public string? Name { get; set; }

    /// <summary>The choices, 1 to 30.</summary>
    public List<string>? Values { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
