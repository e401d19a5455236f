namespace Amazon.SageMaker.Model;

/// <summary>What the debugger saves, and where.</summary>
public sealed class DebugHookConfig
{
    /// <summary>Directory in the container the tensors are written to.</summary>
    public string? LocalPath { get; set; }

    /// <summary>S3 prefix the tensors are stored under.</summary>
    public string? S3OutputPath { get; set; }

    /// <summary>Parameters of the hook.</summary>
    public Dictionary<string, string>? HookParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Tensor collections to save.</summary>
    public List<CollectionConfiguration>? CollectionConfigurations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
