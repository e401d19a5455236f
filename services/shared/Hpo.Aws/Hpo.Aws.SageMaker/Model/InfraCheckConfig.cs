namespace Amazon.SageMaker.Model;

/// <summary>Health check before training.</summary>
public sealed class InfraCheckConfig
{
    /// <summary>True checks the machines before training starts.</summary>
    public bool? EnableInfraCheck { get; set; }
}
