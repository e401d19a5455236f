using Hpo.Fleet;
using Hpo.TestKit.Storage;

namespace Hpo.Benchmarks.Throughput;

/// <summary>One fresh fleet, a warm-up study whose messages are counted, and then the studies that are measured.</summary>
internal sealed class Measurement : IAsyncDisposable
{
    private readonly ThroughputOptions _options;
    private readonly ServiceFleet _fleet;
    private readonly StudyEvents _events;
    private readonly string _databases;
    private int _trials;

    private Measurement(ThroughputOptions options, ServiceFleet fleet, StudyEvents events, string databases)
    {
        (_options, _fleet, _events, _databases) = (options, fleet, events, databases);
        Sample = new MessageSample();
    }

    /// <summary>The messages of the warm-up study.</summary>
    public MessageSample Sample { get; private set; }

    public int WarmUp => _options.WarmUp;

    public ServiceFleet Fleet => _fleet;

    public static async Task<Measurement> StartAsync(ThroughputOptions options, MongoServer? mongo, string name, CancellationToken ct)
    {
        var directory = Directory.CreateTempSubdirectory($"hpo-throughput-{name}-").FullName;
        var databases = Path.Combine(directory, "data");
        var store = mongo is null ? FleetStore.Sqlite(databases) : FleetStore.Mongo(mongo.ConnectionString, MongoServer.NewDatabase());
        var fleet = await ServiceFleet.StartAsync(new FleetOptions { Directory = directory, Store = store }, ct);
        var measurement = new Measurement(options, fleet, await StudyEvents.FollowAsync(fleet.BrokerUri, TimeProvider.System, ct), databases);
        await measurement.WarmUpAsync(name, ct);
        return measurement;
    }

    /// <summary>Runs studies at once and measures between numbers of settled trials.</summary>
    public async Task<IReadOnlyList<Window>> RunAsync(string name, int studies, int trials, IReadOnlyList<(long From, long To)> ranges, CancellationToken ct)
    {
        var ended = await SubmitAsync(name, studies, trials, ct);
        var moments = new Dictionary<long, Moment>();
        foreach (var mark in ranges.SelectMany(r => new[] { r.From, r.To }).Distinct().Order())
        {
            if (await Task.WhenAny(_events.Progress.SettledAsync(mark), ended).WaitAsync(ct) == ended)
                await ended;
            moments[mark] = Moment.Of(_fleet, _events.Progress);
        }

        await ended.WaitAsync(ct);
        return [.. ranges.Select(range => new Window(moments[range.From], moments[range.To], _events.Progress.Latencies(moments[range.From].Settled, moments[range.To].Settled), TimeProvider.System))];
    }

    /// <summary>Documents that each service wrote for each trial, warm-up included. Ends the services, so that the files are complete.</summary>
    public async Task<IReadOnlyDictionary<string, double>> WritesPerTrialAsync(CancellationToken ct)
    {
        await _fleet.TerminateAsync(ct);
        return _options.Store == "sqlite"
            ? Service.Deployed.ToDictionary(s => s, s => (double)StoredVersions.Sum(Path.Combine(_databases, $"{s}.db")) / _trials)
            : new Dictionary<string, double>();
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        await _fleet.DisposeAsync();
        if (_options.Keep)
            Console.Error.WriteLine($"kept {_fleet.Directory}");
        else
            Directory.Delete(_fleet.Directory, recursive: true);
    }

    private async Task WarmUpAsync(string name, CancellationToken ct)
    {
        await _events.BeginSampleAsync(ct);
        await (await SubmitAsync($"{name}-warm-up", 1, _options.WarmUp, ct)).WaitAsync(ct);
        Sample = await _events.EndSampleAsync(ct);
    }

    // A task that ends with the last study.
    private async Task<Task> SubmitAsync(string name, int studies, int trials, CancellationToken ct)
    {
        var each = trials / studies;
        string[] ids = [.. Enumerable.Range(1, studies).Select(number => $"{name}-{number}")];
        var ended = _events.Progress.Begin(ids, _options.Parallel);
        foreach (var (index, id) in ids.Index())
            await _events.SubmitAsync(id, BenchmarkStudy.Json(_options.Problem, _options.Optimizer, index + 1, each, _options.Parallel), ct);
        _trials += each * studies;
        return ended;
    }
}
