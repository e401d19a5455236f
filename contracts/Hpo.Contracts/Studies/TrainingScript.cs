namespace Hpo.Contracts;

/// <summary>A script that a framework image runs, as the estimators of the SageMaker Python SDK hand it over.</summary>
public sealed record TrainingScript
{
    /// <summary>The packed source directory (<c>.tar.gz</c>) in S3.</summary>
    public required string SourceUri { get; init; }

    /// <summary>Path of the script inside the source directory, <c>train.py</c> for instance.</summary>
    public required string EntryPoint { get; init; }
}
