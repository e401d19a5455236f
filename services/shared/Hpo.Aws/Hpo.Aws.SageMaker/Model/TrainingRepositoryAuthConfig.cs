namespace Amazon.SageMaker.Model;

/// <summary>Credentials for a private image registry.</summary>
public sealed class TrainingRepositoryAuthConfig
{
    /// <summary>ARN of the Lambda function that hands out the credentials.</summary>
    public string? TrainingRepositoryCredentialsProviderArn { get; set; }
}
