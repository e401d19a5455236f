namespace Amazon.SageMaker.Model;

/// <summary>How the training image is fetched.</summary>
public sealed class TrainingImageConfig
{
    /// <summary>Whether the registry is reached publicly or through the VPC.</summary>
    public TrainingRepositoryAccessMode? TrainingRepositoryAccessMode { get; set; }

    /// <summary>Credentials for a private registry.</summary>
    public TrainingRepositoryAuthConfig? TrainingRepositoryAuthConfig { get; set; }
}
