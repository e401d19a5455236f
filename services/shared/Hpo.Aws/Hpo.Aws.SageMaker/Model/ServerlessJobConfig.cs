namespace Amazon.SageMaker.Model;

/// <summary>A serverless model customization or evaluation job.</summary>
public sealed class ServerlessJobConfig
{
    /// <summary>ARN of the model to customize or evaluate.</summary>
    public string? BaseModelArn { get; set; }

    /// <summary>True accepts the licence of the base model.</summary>
    public bool? AcceptEula { get; set; }

    /// <summary>Customization or evaluation.</summary>
    public ServerlessJobType? JobType { get; set; }

    /// <summary>How the model is customized.</summary>
    public CustomizationTechnique? CustomizationTechnique { get; set; }

    /// <summary>Parameter-efficient method to use.</summary>
    public Peft? Peft { get; set; }

    /// <summary>How the model is evaluated.</summary>
    public EvaluationType? EvaluationType { get; set; }

    /// <summary>ARN of a custom evaluator.</summary>
    public string? EvaluatorArn { get; set; }
}
