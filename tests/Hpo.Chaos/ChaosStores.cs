using Hpo.Chaos.Monkeys;
using Hpo.Fleet;
using Hpo.TestKit.Storage;

namespace Hpo.Chaos;

/// <summary>The store of a run as services reach it, as the inspection reaches it, and how it is taken away.</summary>
internal sealed class ChaosStores : IAsyncDisposable
{
    private const int MongoPort = 27017;
    private MongoServer? _server;
    private TcpGate? _gate;
    private string _database = "";

    private ChaosStores(string description, FleetStore forServices, FleetStore direct, IStoreCut cut) =>
        (Description, ForServices, Direct, Cut) = (description, forServices, direct, cut);

    /// <summary>For people.</summary>
    public string Description { get; }

    public FleetStore ForServices { get; }

    /// <summary>Past the gate that may be shut.</summary>
    public FleetStore Direct { get; }

    public IStoreCut Cut { get; }

    public static async Task<ChaosStores> OpenAsync(ChaosOptions options, string directory, CancellationToken ct)
    {
        if (options.Store == "sqlite")
        {
            var databases = Path.Combine(directory, "data");
            var files = FleetStore.Sqlite(databases);
            return new ChaosStores("SQLite", files, files, new SqliteLock(databases));
        }

        var server = await MongoServer.StartAsync(ct);
        var address = new UriBuilder(server.ConnectionString);
        var gate = new TcpGate(address.Host, address.Port > 0 ? address.Port : MongoPort);
        (address.Host, address.Port) = ("127.0.0.1", gate.Port);
        var database = MongoServer.NewDatabase();
        return new ChaosStores($"MongoDB: {server.Description}", FleetStore.Mongo(address.ToString(), database), FleetStore.Mongo(server.ConnectionString, database), gate)
        {
            _server = server,
            _gate = gate,
            _database = database,
        };
    }

    /// <summary>Removes what a run left on a server that goes on running; files lie in the run's directory.</summary>
    public Task ForgetAsync(CancellationToken ct) =>
        _server is null ? Task.CompletedTask : Task.WhenAll(Service.Deployed.Select(service => _server.DropAsync($"{_database}-{service}", ct)));

    public async ValueTask DisposeAsync()
    {
        if (_gate is not null)
            await _gate.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
