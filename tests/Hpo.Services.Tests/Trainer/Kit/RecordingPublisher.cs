using Hpo.Messaging;

namespace Hpo.Services.Tests.Trainer;

/// <summary>Keeps what was published.</summary>
internal sealed class RecordingPublisher : IMessagePublisher
{
    private readonly Lock gate = new();
    private readonly List<object> messages = [];

    /// <summary>While set, the broker is away: publishing waits until its caller gives up.</summary>
    public bool Away { get; set; }

    public Task PublishAsync(OutgoingMessage message, CancellationToken ct) => PublishAsync(message.Read(), ct);

    public async Task PublishAsync(object message, CancellationToken ct)
    {
        if (Away)
            await Task.Delay(Timeout.Infinite, ct);
        lock (gate)
            messages.Add(message);
    }

    public IReadOnlyList<T> Of<T>()
    {
        lock (gate)
            return [.. messages.OfType<T>()];
    }
}
