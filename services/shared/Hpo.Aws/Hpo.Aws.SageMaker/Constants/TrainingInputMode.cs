using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How input data reaches the container.</summary>
public sealed class TrainingInputMode : ConstantClass
{
    /// <summary>Streamed through a named pipe.</summary>
    public static readonly TrainingInputMode Pipe = new("Pipe");

    /// <summary>Copied to disk before training starts.</summary>
    public static readonly TrainingInputMode File = new("File");

    /// <summary>Streamed on demand, seen as files.</summary>
    public static readonly TrainingInputMode FastFile = new("FastFile");

    /// <summary>Any value, also one this library does not name.</summary>
    public TrainingInputMode(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static TrainingInputMode FindValue(string value) => FindValue<TrainingInputMode>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator TrainingInputMode(string value) => FindValue(value);
}
