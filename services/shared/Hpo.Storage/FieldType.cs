using System.Diagnostics.CodeAnalysis;

namespace Hpo.Storage;

/// <summary>What a field's values are compared as. Null is smaller than every value.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The words databases use for these types.")]
public enum FieldType
{
    /// <summary>Text, compared by code point.</summary>
    Text,

    /// <summary>A 64-bit whole number.</summary>
    Integer,

    /// <summary>A double without NaN.</summary>
    Real,
}
