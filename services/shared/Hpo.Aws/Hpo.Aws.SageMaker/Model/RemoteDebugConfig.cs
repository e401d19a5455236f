namespace Amazon.SageMaker.Model;

/// <summary>Remote access to the running container.</summary>
public sealed class RemoteDebugConfig
{
    /// <summary>True allows a shell in the running container.</summary>
    public bool? EnableRemoteDebug { get; set; }
}
