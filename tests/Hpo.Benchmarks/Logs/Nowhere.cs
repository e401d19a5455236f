using Hpo.Messaging;

namespace Hpo.Benchmarks.Logs;

/// <summary>Takes messages and keeps none.</summary>
internal sealed class Nowhere : IMessagePublisher
{
    public Task PublishAsync(OutgoingMessage message, CancellationToken ct) => Task.CompletedTask;

    public Task PublishAsync(object message, CancellationToken ct) => Task.CompletedTask;
}
