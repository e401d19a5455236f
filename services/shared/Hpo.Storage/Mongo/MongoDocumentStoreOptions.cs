namespace Hpo.Storage;

/// <summary>Where a <see cref="MongoDocumentStore"/> keeps its documents.</summary>
public sealed record MongoDocumentStoreOptions
{
    /// <summary>The server's address: <c>mongodb://…</c> or <c>mongodb+srv://…</c>.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The database, at most 63 characters. It comes into being with its first document.</summary>
    public required string Database { get; init; }

    /// <summary>How long to look for a server that takes writes; 5 seconds unless said otherwise: an election takes about that, and a start must not hang.</summary>
    public TimeSpan ServerSelectionTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one connection may take to come about, and how long a server may owe its sign of life; 5 seconds unless said otherwise.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
