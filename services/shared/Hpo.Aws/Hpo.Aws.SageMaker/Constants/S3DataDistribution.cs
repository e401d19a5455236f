using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How objects are spread over the machines of a job.</summary>
public sealed class S3DataDistribution : ConstantClass
{
    /// <summary>Every machine gets everything.</summary>
    public static readonly S3DataDistribution FullyReplicated = new("FullyReplicated");

    /// <summary>Every machine gets its share.</summary>
    public static readonly S3DataDistribution ShardedByS3Key = new("ShardedByS3Key");

    /// <summary>Any value, also one this library does not name.</summary>
    public S3DataDistribution(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static S3DataDistribution FindValue(string value) => FindValue<S3DataDistribution>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator S3DataDistribution(string value) => FindValue(value);
}
