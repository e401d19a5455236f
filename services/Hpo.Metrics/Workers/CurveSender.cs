using Hpo.Messaging;
using Hpo.Metrics.Readings;

namespace Hpo.Metrics.Workers;

/// <summary>Publishes the metrics that a read met.</summary>
internal sealed class CurveSender(IMessagePublisher publisher)
{
    private const int PublishedAtOnce = 32;

    public async Task SendAsync(JobReading reading, IReadOnlyList<Observation> observations, CancellationToken ct)
    {
        foreach (var some in observations.Where(observation => Curve.Shows(observation.Step)).Chunk(PublishedAtOnce))
        {
            await Task.WhenAll(some.Select(observation => publisher.PublishAsync(Curve.Message(reading, observation), ct)));
        }
    }
}
