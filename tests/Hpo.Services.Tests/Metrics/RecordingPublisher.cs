using System.Collections.Concurrent;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Services.Tests.Metrics;

/// <summary>Keeps what is published.</summary>
internal sealed class RecordingPublisher : IMessagePublisher
{
    private readonly ConcurrentQueue<object> published = new();

    /// <summary>Runs before a message counts as published.</summary>
    public Action BeforePublish { get; set; } = () => { };

    /// <summary>Runs when it does.</summary>
    public Action AfterPublish { get; set; } = () => { };

    public IReadOnlyList<object> All => [.. published];

    public IReadOnlyList<object> Outcomes => [.. published.Where(message => message is FitnessMeasured or FitnessUnavailable)];

    public IReadOnlyList<(string Metric, int Step, double Value)> Curve =>
        [.. published.OfType<MetricObserved>().Select(observed => (observed.Metric, observed.Step, observed.Value))];

    /// <summary>The curve without repetitions, in order.</summary>
    public IReadOnlyList<(string Metric, int Step, double Value)> DistinctCurve => [.. Curve.Distinct().Order()];

    /// <summary>Outcomes that differ from each other.</summary>
    public int DistinctOutcomes => Outcomes.Select(outcome => JsonSerializer.Serialize(outcome, outcome.GetType(), HpoJson.Options)).Distinct().Count();

    public Task PublishAsync(OutgoingMessage message, CancellationToken ct) => PublishAsync(message.Read(), ct);

    public Task PublishAsync(object message, CancellationToken ct)
    {
        BeforePublish();
        published.Enqueue(message);
        AfterPublish();
        return Task.CompletedTask;
    }
}
