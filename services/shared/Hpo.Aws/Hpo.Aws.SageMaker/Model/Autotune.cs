namespace Amazon.SageMaker.Model;

/// <summary>Lets the service choose ranges, strategy and limits that the request leaves out.</summary>
public sealed class Autotune
{
    /// <summary>Whether it does.</summary>
    public AutotuneMode? Mode { get; set; }
}
