using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What a list of jobs is sorted by.</summary>
public sealed class SortBy : ConstantClass
{
    /// <summary>The name.</summary>
    public static readonly SortBy Name = new("Name");

    /// <summary>The time of creation.</summary>
    public static readonly SortBy CreationTime = new("CreationTime");

    /// <summary>The state.</summary>
    public static readonly SortBy Status = new("Status");

    /// <summary>Any value, also one this library does not name.</summary>
    public SortBy(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static SortBy FindValue(string value) => FindValue<SortBy>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator SortBy(string value) => FindValue(value);
}
