namespace Amazon.SageMaker.Model;

/// <summary>A tensor collection of the debugger.</summary>
public sealed class CollectionConfiguration
{
    /// <summary>Name of the collection.</summary>
    public string? CollectionName { get; set; }

    /// <summary>Parameters of the collection.</summary>
    public Dictionary<string, string>? CollectionParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
