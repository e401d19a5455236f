namespace Hpo.Contracts;

/// <summary>What kind of value a setting takes.</summary>
public enum SettingType
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A real number.</summary>
    Number,

    /// <summary>One of a list of texts.</summary>
    Choice,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Any text; what it must look like is a rule of the optimizer.</summary>
    Text,
}
