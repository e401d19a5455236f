namespace Hpo.Contracts;

/// <summary>How the objects of a channel are compressed.</summary>
public enum InputCompression
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>Each is a gzip file.</summary>
    Gzip,
}
