namespace Hpo.Storage;

/// <summary>
/// Keeps documents in one SQLite file: a table per collection with id, version, the fields as columns, and the JSON. Several stores and processes of one
/// machine may share the file. Dispose it to close the file.
/// </summary>
public sealed class SqliteDocumentStore : IDocumentStore, IStoreLifetime, IDisposable
{
    private readonly CollectionRegistry collections = new();
    private readonly SqliteDatabase database;

    /// <summary>A store over a file that is opened at the first use or by <see cref="InitializeAsync"/>.</summary>
    /// <param name="options">The file and how to treat it.</param>
    public SqliteDocumentStore(SqliteDocumentStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        database = new SqliteDatabase(options);
    }

    /// <summary>Opens the file, creating it where it is missing, and checks that this program understands it. May be repeated.</summary>
    /// <param name="ct">Gives up waiting.</param>
    /// <exception cref="DocumentStoreException">It cannot be created or opened, is no database, is damaged, or is of a newer version.</exception>
    public Task InitializeAsync(CancellationToken ct) => database.InitializeAsync(ct);

    /// <inheritdoc/>
    public IDocumentCollection<T> Collection<T>(CollectionDefinition<T> definition) where T : class
    {
        return collections.Get(definition, model => new SqliteCollection<T>(database, model));
    }

    /// <summary>Closes the file; operations after it throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => database.Dispose();

    Task IStoreLifetime.ProbeAsync(CancellationToken ct) => database.ProbeAsync(ct);
}
