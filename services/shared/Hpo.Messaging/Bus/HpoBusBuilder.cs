namespace Hpo.Messaging;

/// <summary>Collects the queues that a process consumes.</summary>
public sealed class HpoBusBuilder
{
    private readonly List<QueueConsumers> _queues = [];

    internal HpoBusBuilder()
    {
    }

    internal IReadOnlyList<QueueConsumers> Queues => _queues;

    /// <summary>Consumes a queue. Its consumers together must cover exactly the types of <see cref="Topology.Bindings"/>.</summary>
    /// <param name="queue">A name of <see cref="Messaging.Queues"/>.</param>
    /// <param name="configure">Adds the consumers.</param>
    public HpoBusBuilder Endpoint(string queue, Action<HpoEndpointBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(queue);
        ArgumentNullException.ThrowIfNull(configure);
        var endpoint = new HpoEndpointBuilder();
        configure(endpoint);
        _queues.Add(new QueueConsumers(queue, [.. endpoint.Consumers]));
        return this;
    }
}
