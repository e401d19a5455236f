namespace Hpo.Storage;

/// <summary>
/// Keeps documents in one database of a MongoDB server: a collection each, with id, version, the fields and the JSON. Any number of processes on any machines
/// may share it. A standalone server suffices.
/// </summary>
public sealed class MongoDocumentStore : IDocumentStore, IStoreLifetime, IDisposable
{
    private readonly CollectionRegistry collections = new();
    private readonly MongoDatabase database;

    /// <summary>A store over a database that is opened at the first use or by <see cref="InitializeAsync"/>.</summary>
    /// <param name="options">Server and database.</param>
    /// <exception cref="ArgumentException">The connection string is not the address of a MongoDB server.</exception>
    public MongoDocumentStore(MongoDocumentStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (MongoAddress.Problem(options.ConnectionString) is { } problem)
            throw new ArgumentException($"{nameof(options.ConnectionString)} {problem}.", nameof(options));
        database = new MongoDatabase(options);
    }

    /// <summary>Reaches the server and checks that this program understands the database. May be repeated.</summary>
    /// <param name="ct">Gives up waiting.</param>
    /// <exception cref="DocumentStoreException">The server cannot be reached, refuses the login, or the database is of a newer version.</exception>
    public Task InitializeAsync(CancellationToken ct) => database.InitializeAsync(ct);

    /// <inheritdoc/>
    public IDocumentCollection<T> Collection<T>(CollectionDefinition<T> definition) where T : class
    {
        return collections.Get(definition, model => new MongoCollection<T>(database, model));
    }

    /// <summary>Lets go of the server; operations after it throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => database.Dispose();

    Task IStoreLifetime.ProbeAsync(CancellationToken ct) => database.ProbeAsync(ct);
}
