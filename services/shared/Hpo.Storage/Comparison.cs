namespace Hpo.Storage;

/// <summary>How a field is compared. A field without a value meets NotEqual, Equal null and In with null among the values, nothing else.</summary>
public enum Comparison
{
    /// <summary>The value itself.</summary>
    Equal,

    /// <summary>Everything that Equal leaves out, fields without a value included.</summary>
    NotEqual,

    /// <summary>A smaller value.</summary>
    LessThan,

    /// <summary>A smaller value or the value itself.</summary>
    LessOrEqual,

    /// <summary>A greater value.</summary>
    GreaterThan,

    /// <summary>A greater value or the value itself.</summary>
    GreaterOrEqual,

    /// <summary>One of several values.</summary>
    In,
}
