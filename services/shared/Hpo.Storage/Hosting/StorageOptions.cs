namespace Hpo.Storage;

/// <summary>The configuration section <c>Storage</c>.</summary>
public sealed record StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>Where documents are kept: <c>sqlite</c> (the default: nothing to install, survives a restart), <c>mongo</c> or <c>memory</c>.</summary>
    public string Kind { get; set; } = "sqlite";

    /// <summary>The directory of the SQLite files, relative to the working directory; created where it is missing.</summary>
    public string Path { get; set; } = ".hpo";

    /// <summary>What an acknowledged write to SQLite survives: <c>full</c> (the default: a power failure) or <c>normal</c> (a crash of the program).</summary>
    public string Synchronous { get; set; } = "full";

    /// <summary>The section <see cref="MongoOptions.Section"/>, which counts where <see cref="Kind"/> is <c>mongo</c>.</summary>
    public MongoOptions Mongo { get; } = new();
}
