using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Machine type a rule runs on. The common ones are named here; any other name works as a string.</summary>
public sealed class ProcessingInstanceType : ConstantClass
{
    /// <summary><c>ml.t3.medium</c></summary>
    public static readonly ProcessingInstanceType MlT3Medium = new("ml.t3.medium");

    /// <summary><c>ml.t3.large</c></summary>
    public static readonly ProcessingInstanceType MlT3Large = new("ml.t3.large");

    /// <summary><c>ml.m5.large</c></summary>
    public static readonly ProcessingInstanceType MlM5Large = new("ml.m5.large");

    /// <summary><c>ml.m5.xlarge</c></summary>
    public static readonly ProcessingInstanceType MlM5Xlarge = new("ml.m5.xlarge");

    /// <summary><c>ml.m5.2xlarge</c></summary>
    public static readonly ProcessingInstanceType MlM52xlarge = new("ml.m5.2xlarge");

    /// <summary><c>ml.m5.4xlarge</c></summary>
    public static readonly ProcessingInstanceType MlM54xlarge = new("ml.m5.4xlarge");

    /// <summary><c>ml.c5.xlarge</c></summary>
    public static readonly ProcessingInstanceType MlC5Xlarge = new("ml.c5.xlarge");

    /// <summary><c>ml.c5.2xlarge</c></summary>
    public static readonly ProcessingInstanceType MlC52xlarge = new("ml.c5.2xlarge");

    /// <summary><c>ml.r5.large</c></summary>
    public static readonly ProcessingInstanceType MlR5Large = new("ml.r5.large");

    /// <summary><c>ml.r5.xlarge</c></summary>
    public static readonly ProcessingInstanceType MlR5Xlarge = new("ml.r5.xlarge");

    /// <summary>Any value, also one this library does not name.</summary>
    public ProcessingInstanceType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static ProcessingInstanceType FindValue(string value) => FindValue<ProcessingInstanceType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator ProcessingInstanceType(string value) => FindValue(value);
}
