using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Direction of a sort.</summary>
public sealed class SortOrder : ConstantClass
{
    /// <summary>Upwards.</summary>
    public static readonly SortOrder Ascending = new("Ascending");

    /// <summary>Downwards.</summary>
    public static readonly SortOrder Descending = new("Descending");

    /// <summary>Any value, also one this library does not name.</summary>
    public SortOrder(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator SortOrder(string value) => FindValue(value);
}
