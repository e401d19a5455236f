using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Machine type of a training job. The common ones are named here; any other name works as a string.</summary>
public sealed class TrainingInstanceType : ConstantClass
{
    /// <summary><c>ml.m5.large</c></summary>
    public static readonly TrainingInstanceType MlM5Large = new("ml.m5.large");

    /// <summary><c>ml.m5.xlarge</c></summary>
    public static readonly TrainingInstanceType MlM5Xlarge = new("ml.m5.xlarge");

    /// <summary><c>ml.m5.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlM52xlarge = new("ml.m5.2xlarge");

    /// <summary><c>ml.m5.4xlarge</c></summary>
    public static readonly TrainingInstanceType MlM54xlarge = new("ml.m5.4xlarge");

    /// <summary><c>ml.m5.12xlarge</c></summary>
    public static readonly TrainingInstanceType MlM512xlarge = new("ml.m5.12xlarge");

    /// <summary><c>ml.m5.24xlarge</c></summary>
    public static readonly TrainingInstanceType MlM524xlarge = new("ml.m5.24xlarge");

    /// <summary><c>ml.m6i.large</c></summary>
    public static readonly TrainingInstanceType MlM6iLarge = new("ml.m6i.large");

    /// <summary><c>ml.m6i.xlarge</c></summary>
    public static readonly TrainingInstanceType MlM6iXlarge = new("ml.m6i.xlarge");

    /// <summary><c>ml.m6i.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlM6i2xlarge = new("ml.m6i.2xlarge");

    /// <summary><c>ml.m6i.4xlarge</c></summary>
    public static readonly TrainingInstanceType MlM6i4xlarge = new("ml.m6i.4xlarge");

    /// <summary><c>ml.m7i.large</c></summary>
    public static readonly TrainingInstanceType MlM7iLarge = new("ml.m7i.large");

    /// <summary><c>ml.m7i.xlarge</c></summary>
    public static readonly TrainingInstanceType MlM7iXlarge = new("ml.m7i.xlarge");

    /// <summary><c>ml.m7i.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlM7i2xlarge = new("ml.m7i.2xlarge");

    /// <summary><c>ml.m7i.4xlarge</c></summary>
    public static readonly TrainingInstanceType MlM7i4xlarge = new("ml.m7i.4xlarge");

    /// <summary><c>ml.c5.xlarge</c></summary>
    public static readonly TrainingInstanceType MlC5Xlarge = new("ml.c5.xlarge");

    /// <summary><c>ml.c5.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlC52xlarge = new("ml.c5.2xlarge");

    /// <summary><c>ml.c5.4xlarge</c></summary>
    public static readonly TrainingInstanceType MlC54xlarge = new("ml.c5.4xlarge");

    /// <summary><c>ml.c5.9xlarge</c></summary>
    public static readonly TrainingInstanceType MlC59xlarge = new("ml.c5.9xlarge");

    /// <summary><c>ml.c5.18xlarge</c></summary>
    public static readonly TrainingInstanceType MlC518xlarge = new("ml.c5.18xlarge");

    /// <summary><c>ml.c6i.xlarge</c></summary>
    public static readonly TrainingInstanceType MlC6iXlarge = new("ml.c6i.xlarge");

    /// <summary><c>ml.c6i.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlC6i2xlarge = new("ml.c6i.2xlarge");

    /// <summary><c>ml.c6i.4xlarge</c></summary>
    public static readonly TrainingInstanceType MlC6i4xlarge = new("ml.c6i.4xlarge");

    /// <summary><c>ml.c7i.large</c></summary>
    public static readonly TrainingInstanceType MlC7iLarge = new("ml.c7i.large");

    /// <summary><c>ml.c7i.xlarge</c></summary>
    public static readonly TrainingInstanceType MlC7iXlarge = new("ml.c7i.xlarge");

    /// <summary><c>ml.c7i.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlC7i2xlarge = new("ml.c7i.2xlarge");

    /// <summary><c>ml.r5.large</c></summary>
    public static readonly TrainingInstanceType MlR5Large = new("ml.r5.large");

    /// <summary><c>ml.r5.xlarge</c></summary>
    public static readonly TrainingInstanceType MlR5Xlarge = new("ml.r5.xlarge");

    /// <summary><c>ml.r5.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlR52xlarge = new("ml.r5.2xlarge");

    /// <summary><c>ml.t3.medium</c></summary>
    public static readonly TrainingInstanceType MlT3Medium = new("ml.t3.medium");

    /// <summary><c>ml.t3.large</c></summary>
    public static readonly TrainingInstanceType MlT3Large = new("ml.t3.large");

    /// <summary><c>ml.g4dn.xlarge</c></summary>
    public static readonly TrainingInstanceType MlG4dnXlarge = new("ml.g4dn.xlarge");

    /// <summary><c>ml.g4dn.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlG4dn2xlarge = new("ml.g4dn.2xlarge");

    /// <summary><c>ml.g4dn.4xlarge</c></summary>
    public static readonly TrainingInstanceType MlG4dn4xlarge = new("ml.g4dn.4xlarge");

    /// <summary><c>ml.g4dn.12xlarge</c></summary>
    public static readonly TrainingInstanceType MlG4dn12xlarge = new("ml.g4dn.12xlarge");

    /// <summary><c>ml.g5.xlarge</c></summary>
    public static readonly TrainingInstanceType MlG5Xlarge = new("ml.g5.xlarge");

    /// <summary><c>ml.g5.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlG52xlarge = new("ml.g5.2xlarge");

    /// <summary><c>ml.g5.4xlarge</c></summary>
    public static readonly TrainingInstanceType MlG54xlarge = new("ml.g5.4xlarge");

    /// <summary><c>ml.g5.12xlarge</c></summary>
    public static readonly TrainingInstanceType MlG512xlarge = new("ml.g5.12xlarge");

    /// <summary><c>ml.g5.48xlarge</c></summary>
    public static readonly TrainingInstanceType MlG548xlarge = new("ml.g5.48xlarge");

    /// <summary><c>ml.g6.xlarge</c></summary>
    public static readonly TrainingInstanceType MlG6Xlarge = new("ml.g6.xlarge");

    /// <summary><c>ml.g6.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlG62xlarge = new("ml.g6.2xlarge");

    /// <summary><c>ml.g6.12xlarge</c></summary>
    public static readonly TrainingInstanceType MlG612xlarge = new("ml.g6.12xlarge");

    /// <summary><c>ml.p3.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlP32xlarge = new("ml.p3.2xlarge");

    /// <summary><c>ml.p3.8xlarge</c></summary>
    public static readonly TrainingInstanceType MlP38xlarge = new("ml.p3.8xlarge");

    /// <summary><c>ml.p3.16xlarge</c></summary>
    public static readonly TrainingInstanceType MlP316xlarge = new("ml.p3.16xlarge");

    /// <summary><c>ml.p4d.24xlarge</c></summary>
    public static readonly TrainingInstanceType MlP4d24xlarge = new("ml.p4d.24xlarge");

    /// <summary><c>ml.p5.48xlarge</c></summary>
    public static readonly TrainingInstanceType MlP548xlarge = new("ml.p5.48xlarge");

    /// <summary><c>ml.trn1.2xlarge</c></summary>
    public static readonly TrainingInstanceType MlTrn12xlarge = new("ml.trn1.2xlarge");

    /// <summary><c>ml.trn1.32xlarge</c></summary>
    public static readonly TrainingInstanceType MlTrn132xlarge = new("ml.trn1.32xlarge");

    /// <summary>Any value, also one this library does not name.</summary>
    public TrainingInstanceType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static TrainingInstanceType FindValue(string value) => FindValue<TrainingInstanceType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator TrainingInstanceType(string value) => FindValue(value);
}
