namespace Amazon.SageMaker.Model;

/// <summary>Shuffling of a channel.</summary>
public sealed class ShuffleConfig
{
    /// <summary>Seed that fixes the order.</summary>
    public long? Seed { get; set; }
}
