namespace Hpo.Storage;

/// <summary>How a <see cref="SqliteDocumentStore"/> keeps its file.</summary>
public sealed record SqliteDocumentStoreOptions
{
    /// <summary>The database file. It and its directory are created where they are missing.</summary>
    public required string File { get; init; }

    /// <summary>What an acknowledged write survives; <see cref="SqliteSynchronous.Full"/> unless said otherwise.</summary>
    public SqliteSynchronous Synchronous { get; init; } = SqliteSynchronous.Full;

    /// <summary>How long to wait for another process that is writing; 15 seconds unless said otherwise, far longer than any write takes.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many pages the file may have, for tests of a full disk: SQLite then answers as if the disk had no more.</summary>
    internal int? MostPages { get; init; }
}
