using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Metrics.Files;
using Hpo.Metrics.Handlers;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Metrics.Workers;
using Hpo.Pacing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpo.Services.Tests.Metrics;

/// <summary>One process of the metrics service, without bus and host; its readers run when the test says so.</summary>
internal sealed class Replica : IDisposable
{
    private readonly ReadingSignal signal;
    private readonly ReadingWorker worker;
    private readonly LateWrites<JobReading> notes;
    private readonly JobStartedHandler started;
    private readonly JobCompletedHandler completed;

    public Replica(ReadingStore store, ITrainingLogs logs, IMessagePublisher publisher, Pace pace, TimeProvider clock, IMetricFiles? files = null)
    {
        signal = new ReadingSignal(clock);
        notes = new LateWrites<JobReading>(store.Documents, clock, NullLogger.Instance);
        var awaited = new AwaitedEnds(pace, clock);
        var sender = new OutcomeSender(publisher, store, notes, signal, pace, clock);
        var turn = new ReadingTurn(
            store, Reader(logs, files ?? new FakeMetricFiles(), publisher, pace), sender, notes, signal,
            new DelayNotices(publisher, clock, NullLogger<DelayNotices>.Instance), pace, clock, NullLogger<ReadingTurn>.Instance);
        worker = new ReadingWorker(store, turn, notes, signal, pace, clock, NullLogger<ReadingWorker>.Instance);
        started = new JobStartedHandler(store, awaited, signal, pace, clock);
        completed = new JobCompletedHandler(store, sender, worker, awaited, signal, pace, clock);
    }

    public Task HandleAsync(JobStarted message) => started.HandleAsync(message, CancellationToken.None);

    /// <summary>Handles the message and waits for what it set going.</summary>
    public async Task HandleAsync(JobCompleted message)
    {
        await DeliverAsync(message);
        await RestAsync();
    }

    /// <summary>Handles the message, also in the midst of a reader's turn.</summary>
    public Task DeliverAsync(JobCompleted message) => completed.HandleAsync(message, CancellationToken.None);

    /// <summary>Lets the readers do all that is due now.</summary>
    public async Task ReadAsync()
    {
        while (await worker.StartDueAsync(CancellationToken.None) > 0)
        {
            await RestAsync();
        }
    }

    public void Dispose()
    {
        signal.Dispose();
        worker.Dispose();
    }

    private static LogReader Reader(ITrainingLogs logs, IMetricFiles files, IMessagePublisher publisher, Pace pace)
    {
        var (patterns, curves) = (new PatternCache(), new CurveSender(publisher));
        return new LogReader(logs, new FileReader(files, curves, patterns), curves, patterns, pace);
    }

    private async Task RestAsync()
    {
        await worker.DrainAsync();
        await notes.FlushAsync(CancellationToken.None);
    }
}
