using MongoDB.Driver;

namespace Hpo.Storage;

/// <summary>The connection to one database: opened at the first use, refused where it is newer than this program; every failure is explained.</summary>
internal sealed class MongoDatabase(MongoDocumentStoreOptions options) : IDisposable
{
    private readonly MongoFailures failures = new(options);
    private readonly SemaphoreSlim opening = new(1, 1);
    private MongoClient? client;
    private volatile IMongoDatabase? database;
    private volatile bool disposed;

    public async Task InitializeAsync(CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(disposed, typeof(MongoDocumentStore));
        if (database is not null)
            return;

        await opening.WaitAsync(ct);
        try
        {
            database ??= await GuardedAsync(() => OpenAsync(ct), ct);
        }
        finally
        {
            opening.Release();
        }
    }

    public async Task<TResult> RunAsync<TResult>(Func<IMongoDatabase, Task<TResult>> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await InitializeAsync(ct);
        return await GuardedAsync(() => work(database!), ct);
    }

    public async Task ProbeAsync(CancellationToken ct)
    {
        if (await RunAsync(async opened => await MongoCatalog.FormatAsync(opened, ct) is null, ct))
            throw new DocumentStoreException($"{failures.Server} has lost the database '{options.Database}' while it was in use; restore it and restart.");
    }

    public void Dispose()
    {
        disposed = true;
        client?.Dispose();
        opening.Dispose();
    }

    private async Task<IMongoDatabase> OpenAsync(CancellationToken ct)
    {
        client ??= new MongoClient(Settings());
        var opened = client.GetDatabase(options.Database);
        await MongoCatalog.PrepareAsync(opened, failures.Server, ct);
        return opened;
    }

    private MongoClientSettings Settings()
    {
        var settings = MongoClientSettings.FromConnectionString(options.ConnectionString);
        settings.ApplicationName = "hpo";
        settings.ServerSelectionTimeout = options.ServerSelectionTimeout;
        settings.ConnectTimeout = options.ConnectTimeout;
        // What the port promises does not depend on options of the address: an answer is durable, and a query sees what was acknowledged before.
        settings.WriteConcern = WriteConcern.WMajority.With(journal: true);
        settings.ReadPreference = ReadPreference.Primary;
        settings.RetryWrites = true;
        settings.RetryReads = true;
        return settings;
    }

    private async Task<TResult> GuardedAsync<TResult>(Func<Task<TResult>> work, CancellationToken ct)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (MongoFailures.IsOurs(failure))
        {
            ct.ThrowIfCancellationRequested();
            throw failures.Explain(failure, LastContact());
        }
    }

    private string? LastContact()
    {
        return client?.Cluster.Description.Servers.Select(server => server.HeartbeatException?.GetBaseException().Message).FirstOrDefault(message => message is not null);
    }
}
