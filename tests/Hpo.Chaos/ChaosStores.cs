using Hpo.Chaos.Monkeys;
using Hpo.Fleet;

namespace Hpo.Chaos;

/// <summary>The store of a run as services reach it, as the inspection reaches it, and how it is taken away.</summary>
internal sealed class ChaosStores : IAsyncDisposable
{
    private readonly TcpGate? _gate;

    public ChaosStores(ChaosOptions options, string directory)
    {
        if (options.Store == "sqlite")
        {
            var databases = Path.Combine(directory, "data");
            ForServices = Direct = FleetStore.Sqlite(databases);
            Cut = new SqliteLock(databases);
            return;
        }

        var address = new UriBuilder(options.Mongo is { Length: > 0 } given ? given : throw new ArgumentException("--store mongo needs --mongo URI or HPO_TEST_MONGO."));
        Direct = FleetStore.Mongo(address.ToString());
        Cut = _gate = new TcpGate(address.Host, address.Port > 0 ? address.Port : DefaultPort);
        (address.Host, address.Port) = ("127.0.0.1", _gate.Port);
        ForServices = FleetStore.Mongo(address.ToString());
    }

    public FleetStore ForServices { get; }

    /// <summary>Past the gate that may be shut.</summary>
    public FleetStore Direct { get; }

    public IStoreCut Cut { get; }

    private const int DefaultPort = 27017;

    public ValueTask DisposeAsync() => _gate?.DisposeAsync() ?? ValueTask.CompletedTask;
}
