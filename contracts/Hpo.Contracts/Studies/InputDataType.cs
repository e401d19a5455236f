namespace Hpo.Contracts;

/// <summary>What the address of a channel names.</summary>
public enum InputDataType
{
    /// <summary>All objects whose keys begin with it.</summary>
    S3Prefix,

    /// <summary>One object that lists the others.</summary>
    ManifestFile,
}
