namespace Hpo.Messaging;

/// <summary>Collects the queues that a process consumes.</summary>
public sealed class HpoBusBuilder
{
    private readonly List<QueueConsumers> _queues = [];
    private readonly HashSet<Type> _outages = [];

    internal HpoBusBuilder()
    {
    }

    internal IReadOnlyList<QueueConsumers> Queues => _queues;

    internal IReadOnlySet<Type> Outages => _outages;

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

    /// <summary>
    /// Says which failure of a handler means that something the process needs is away, its store for instance. The message then waits until that is back;
    /// any other failure sends it to the error queue after its retries.
    /// </summary>
    /// <typeparam name="TException">The failure; also where it is the cause of another one.</typeparam>
    public HpoBusBuilder WaitOn<TException>()
        where TException : Exception
    {
        _outages.Add(typeof(TException));
        return this;
    }
}
