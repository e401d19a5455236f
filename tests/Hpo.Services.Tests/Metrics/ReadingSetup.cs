using Hpo.Contracts;
using Hpo.Metrics.Handlers;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Metrics.Workers;
using Hpo.Storage;
using Hpo.TestKit.Logs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Metrics;

/// <summary>The metrics service without bus and host; its readers run when the test says so, at the test's time.</summary>
internal sealed class ReadingSetup : IDisposable
{
    private readonly ReadingStore store;
    private ReadingSignal signal;
    private ReadingWorker worker;

    public ReadingSetup(Pace? pace = null, Func<IDocumentStore, IDocumentStore>? around = null)
    {
        Pace = pace ?? Pace.Aws;
        var documents = new InMemoryDocumentStore();
        store = new ReadingStore(around is null ? documents : around(documents));
        Logs = new FakeTrainingLogs(Clock);
        (signal, worker) = Restart();
    }

    public Pace Pace { get; }

    public FakeTimeProvider Clock { get; } = new(Jobs.Start);

    public FakeTrainingLogs Logs { get; }

    public RecordingPublisher Published { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>A new process on the same documents.</summary>
    public (ReadingSignal Signal, ReadingWorker Worker) Restart()
    {
        signal?.Dispose();
        signal = new ReadingSignal(Clock);
        var turn = new ReadingTurn(
            store, new LogReader(Logs, Published, new PatternCache(), Pace), Sender(), signal, Pace, Clock, NullLogger<ReadingTurn>.Instance);
        worker = new ReadingWorker(store, turn, signal, Pace, Clock, NullLogger<ReadingWorker>.Instance);
        return (signal, worker);
    }

    public Task HandleAsync(JobStarted message) => new JobStartedHandler(store, signal, Pace, Clock).HandleAsync(message, CancellationToken.None);

    public Task HandleAsync(JobCompleted message) => new JobCompletedHandler(store, Sender(), signal, Pace, Clock).HandleAsync(message, CancellationToken.None);

    /// <summary>Lets the readers do all that is due now.</summary>
    public async Task ReadAsync()
    {
        while (await worker.StartDueAsync(CancellationToken.None) > 0)
        {
            await worker.DrainAsync();
        }
    }

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

    public void Dispose() => signal.Dispose();

    private OutcomeSender Sender() => new(Published, store, signal, Clock);
}
