using MongoDB.Driver;

namespace Hpo.TestKit.Storage;

/// <summary>
/// A MongoDB server for tests: the one that HPO_TEST_MONGO names, else a container where there is Docker, else our wire-compatible fixture, which shows
/// that driver and program understand each other but is no mongod.
/// </summary>
public sealed class MongoServer : IAsyncDisposable
{
    private readonly IMongoServer _server;

    private MongoServer(IMongoServer server) => _server = server;

    /// <summary>What runs, for people.</summary>
    public string Description => _server.Description;

    /// <summary>Its address.</summary>
    public string ConnectionString => _server.ConnectionString;

    /// <summary>Whether it is the fixture, which is slower than a mongod.</summary>
    public bool IsFixture => _server is WireCompatibleMongo;

    /// <summary>Starts or finds a server and waits until it answers.</summary>
    /// <exception cref="MongoUnavailableException">There is none on this machine.</exception>
    public static async Task<MongoServer> StartAsync(CancellationToken ct)
    {
        var given = Environment.GetEnvironmentVariable("HPO_TEST_MONGO");
        if (!string.IsNullOrEmpty(given))
            return new MongoServer(new GivenMongo(given));
        return await ContainerMongo.TryCreateAsync(ct) is { } container
            ? new MongoServer(container)
            : new MongoServer(await WireCompatibleMongo.StartAsync(ct));
    }

    /// <summary>The name of a database that nobody has used yet, also on a server that serves others.</summary>
    public static string NewDatabase() => $"hpo-test-{Path.GetFileNameWithoutExtension(Path.GetRandomFileName())}";

    /// <summary>Removes a database with everything in it.</summary>
    public async Task DropAsync(string database, CancellationToken ct)
    {
        using var client = new MongoClient(ConnectionString);
        await client.DropDatabaseAsync(database, ct);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
