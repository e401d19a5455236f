namespace Amazon.SageMaker.Model;

/// <summary>Session tags of a job.</summary>
public sealed class SessionChainingConfig
{
    /// <summary>True passes the caller's session tags on to the job.</summary>
    public bool? EnableSessionTagChaining { get; set; }
}
