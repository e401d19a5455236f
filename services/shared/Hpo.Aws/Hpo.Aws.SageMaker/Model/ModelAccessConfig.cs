namespace Amazon.SageMaker.Model;

/// <summary>Licence acceptance for a gated model.</summary>
public sealed class ModelAccessConfig
{
    /// <summary>True accepts the end-user licence agreement of the model.</summary>
    public bool? AcceptEula { get; set; }
}
