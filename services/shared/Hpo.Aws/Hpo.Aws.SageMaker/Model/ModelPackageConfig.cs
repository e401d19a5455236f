namespace Amazon.SageMaker.Model;

/// <summary>Registration of the trained model.</summary>
public sealed class ModelPackageConfig
{
    /// <summary>ARN of the group the model is registered in.</summary>
    public string? ModelPackageGroupArn { get; set; }

    /// <summary>ARN of the model package it derives from.</summary>
    public string? SourceModelPackageArn { get; set; }
}
