using Hpo.Messaging;

namespace Hpo.TestKit.Messaging;

/// <summary>Keeps what is published; can be told to lose the broker.</summary>
public sealed class RecordingPublisher : IMessagePublisher
{
    private readonly Lock _gate = new();
    private readonly List<object> _messages = [];

    /// <summary>Runs before a message counts as published; what it throws, the caller of publish gets.</summary>
    public Func<object, Task> BeforePublish { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after it counts as published, so that the caller may miss that it was.</summary>
    public Func<object, Task> AfterPublish { get; set; } = _ => Task.CompletedTask;

    /// <summary>Everything published so far, repetitions included.</summary>
    public IReadOnlyList<object> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>The messages of a type.</summary>
    public IReadOnlyList<T> Of<T>() => [.. All.OfType<T>()];

    /// <summary>The messages of a type without those whose JSON was published before.</summary>
    public IReadOnlyList<T> DistinctOf<T>() where T : class => [.. Of<T>().DistinctBy(message => OutgoingMessage.Of(message).Body.GetRawText())];

    public Task PublishAsync(OutgoingMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        return PublishAsync(message.Read(), ct);
    }

    public async Task PublishAsync(object message, CancellationToken ct)
    {
        await BeforePublish(message);
        lock (_gate)
        {
            _messages.Add(message);
        }

        await AfterPublish(message);
    }
}
