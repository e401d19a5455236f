using Hpo.Contracts;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Metrics.Workers;

namespace Hpo.Metrics.Handlers;

/// <summary>Has the log of a launched job followed, unless the job ends at once.</summary>
internal sealed class JobStartedHandler(ReadingStore store, AwaitedEnds awaited, ReadingSignal signal, Pace pace, TimeProvider clock)
{
    public async Task HandleAsync(JobStarted message, CancellationToken ct)
    {
        // Nothing is looked for in its log, and a trial that is made of studies has none.
        if (message.Metrics.All(metric => metric is { EffectiveSource: MetricSource.FinalMetrics, Regex.Length: 0 }))
        {
            return;
        }

        var reading = ReadingDecisions.Start(message, clock.GetUtcNow(), pace);
        if (!await awaited.ComesAsync(reading.Id(), ct) && await store.InsertAsync(reading, ct) is not null)
        {
            signal.RaiseAt(reading.DueAt);
        }
    }
}
