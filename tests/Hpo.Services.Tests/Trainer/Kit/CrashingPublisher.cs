using Hpo.Messaging;

namespace Hpo.Services.Tests.Trainer;

internal sealed class CrashingPublisher(IMessagePublisher publisher, CrashSwitch crash) : IMessagePublisher
{
    public Task PublishAsync(object message, CancellationToken ct) => crash.Around(() => publisher.PublishAsync(message, ct));

    public Task PublishAsync(OutgoingMessage message, CancellationToken ct) => crash.Around(() => publisher.PublishAsync(message, ct));
}
