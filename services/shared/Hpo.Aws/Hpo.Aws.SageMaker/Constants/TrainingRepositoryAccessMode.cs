using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How the image registry is reached.</summary>
public sealed class TrainingRepositoryAccessMode : ConstantClass
{
    /// <summary>Amazon's own registry.</summary>
    public static readonly TrainingRepositoryAccessMode Platform = new("Platform");

    /// <summary>A registry reachable through the VPC.</summary>
    public static readonly TrainingRepositoryAccessMode Vpc = new("Vpc");

    /// <summary>Any value, also one this library does not name.</summary>
    public TrainingRepositoryAccessMode(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static TrainingRepositoryAccessMode FindValue(string value) => FindValue<TrainingRepositoryAccessMode>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator TrainingRepositoryAccessMode(string value) => FindValue(value);
}
