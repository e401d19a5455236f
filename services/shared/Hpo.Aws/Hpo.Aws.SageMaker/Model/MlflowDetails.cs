namespace Amazon.SageMaker.Model;

/// <summary>MLflow ids of a job.</summary>
public sealed class MlflowDetails
{
    /// <summary>Id of the MLflow experiment.</summary>
    public string? MlflowExperimentId { get; set; }

    /// <summary>Id of the MLflow run.</summary>
    public string? MlflowRunId { get; set; }
}
