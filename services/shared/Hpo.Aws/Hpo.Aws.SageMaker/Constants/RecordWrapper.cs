using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether input records are wrapped.</summary>
public sealed class RecordWrapper : ConstantClass
{
    /// <summary>Passed as they are.</summary>
    public static readonly RecordWrapper None = new("None");

    /// <summary>Each object becomes a RecordIO record.</summary>
    public static readonly RecordWrapper RecordIO = new("RecordIO");

    /// <summary>Any value, also one this library does not name.</summary>
    public RecordWrapper(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static RecordWrapper FindValue(string value) => FindValue<RecordWrapper>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator RecordWrapper(string value) => FindValue(value);
}
