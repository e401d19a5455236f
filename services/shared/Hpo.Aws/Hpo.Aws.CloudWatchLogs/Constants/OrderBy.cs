using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>What log streams are sorted by.</summary>
public sealed class OrderBy : ConstantClass
{
    /// <summary>The name of the stream.</summary>
    public static readonly OrderBy LogStreamName = new("LogStreamName");

    /// <summary>The time of the last event.</summary>
    public static readonly OrderBy LastEventTime = new("LastEventTime");

    /// <summary>Any value, also one this library does not name.</summary>
    public OrderBy(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static OrderBy FindValue(string value) => FindValue<OrderBy>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator OrderBy(string value) => FindValue(value);
}
