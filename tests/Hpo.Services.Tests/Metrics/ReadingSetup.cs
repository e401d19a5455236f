using Hpo.Contracts;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Metrics.Workers;
using Hpo.Storage;
using Hpo.TestKit.Logs;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Metrics;

/// <summary>The metrics service without bus and host; its readers run when the test says so, at the test's time.</summary>
internal sealed class ReadingSetup : IDisposable
{
    private readonly ReadingStore store;
    private Replica replica;

    public ReadingSetup(Pace? pace = null, Func<IDocumentStore, IDocumentStore>? around = null)
    {
        Pace = pace ?? Pace.Aws;
        var documents = new InMemoryDocumentStore();
        store = new ReadingStore(around is null ? documents : around(documents));
        Logs = new FakeTrainingLogs(Clock);
        replica = new Replica(store, Logs, Published, Pace, Clock, Files);
    }

    public Pace Pace { get; }

    public FakeTimeProvider Clock { get; } = new(Jobs.Start);

    public FakeTrainingLogs Logs { get; }

    public FakeMetricFiles Files { get; } = new();

    public RecordingPublisher Published { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>A new process on the same documents.</summary>
    public void Restart()
    {
        replica.Dispose();
        replica = new Replica(store, Logs, Published, Pace, Clock, Files);
    }

    public Task HandleAsync(JobStarted message) => replica.HandleAsync(message);

    public Task HandleAsync(JobCompleted message) => replica.HandleAsync(message);

    public Task DeliverAsync(JobCompleted message) => replica.DeliverAsync(message);

    /// <summary>Lets the readers do all that is due now.</summary>
    public Task ReadAsync() => replica.ReadAsync();

    /// <summary>Lets time pass in small steps, with readers at work.</summary>
    public async Task PassAsync(int seconds, int step = 1)
    {
        await ReadAsync();
        for (var passed = 0; passed < seconds; passed += step)
        {
            Clock.Advance(TimeSpan.FromSeconds(step));
            await ReadAsync();
        }
    }

    public async Task<JobReading?> FindAsync(int attempt = 1) => (await store.FindAsync(JobReading.IdOf("study", 0, attempt), CancellationToken.None))?.Document;

    public void Dispose() => replica.Dispose();
}
