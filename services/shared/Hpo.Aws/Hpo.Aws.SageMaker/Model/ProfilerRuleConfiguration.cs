namespace Amazon.SageMaker.Model;

/// <summary>A profiler rule.</summary>
public sealed class ProfilerRuleConfiguration
{
    /// <summary>Name of the rule, unique within the job.</summary>
    public string? RuleConfigurationName { get; set; }

    /// <summary>Directory in the container the rule writes to.</summary>
    public string? LocalPath { get; set; }

    /// <summary>S3 prefix the rule's output is stored under.</summary>
    public string? S3OutputPath { get; set; }

    /// <summary>Image that evaluates the rule.</summary>
    public string? RuleEvaluatorImage { get; set; }

    /// <summary>Machine type the rule runs on.</summary>
    public ProcessingInstanceType? InstanceType { get; set; }

    /// <summary>Size of the rule's data volume in gigabytes.</summary>
    public int? VolumeSizeInGB { get; set; }

    /// <summary>Parameters of the rule.</summary>
    public Dictionary<string, string>? RuleParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
