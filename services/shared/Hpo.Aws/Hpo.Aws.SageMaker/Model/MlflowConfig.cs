namespace Amazon.SageMaker.Model;

/// <summary>MLflow tracking of a job.</summary>
public sealed class MlflowConfig
{
    /// <summary>ARN of the tracking server.</summary>
    public string? MlflowResourceArn { get; set; }

    /// <summary>Name of the MLflow experiment.</summary>
    public string? MlflowExperimentName { get; set; }

    /// <summary>Name of the MLflow run.</summary>
    public string? MlflowRunName { get; set; }
}
