using Hpo.Messaging;

namespace Hpo.Cli.Local;

/// <summary>Shows every message of this process to the progress display on its way to the bus.</summary>
internal sealed class ObservedPublisher(IMessagePublisher inner, StudyFeed feed) : IMessagePublisher
{
    public async Task PublishAsync(object message, CancellationToken ct)
    {
        await inner.PublishAsync(message, ct);
        feed.Observe(message);
    }

    public async Task PublishAsync(OutgoingMessage message, CancellationToken ct)
    {
        await inner.PublishAsync(message, ct);
        feed.Observe(message.Read());
    }
}
