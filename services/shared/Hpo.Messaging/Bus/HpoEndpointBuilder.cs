using MassTransit;

namespace Hpo.Messaging;

/// <summary>Collects the consumers of one queue.</summary>
public sealed class HpoEndpointBuilder
{
    private readonly List<Type> _consumers = [];

    internal HpoEndpointBuilder()
    {
    }

    internal IReadOnlyList<Type> Consumers => _consumers;

    /// <summary>Adds a consumer; it receives every message type that it implements <see cref="IConsumer{TMessage}"/> for.</summary>
    /// <typeparam name="TConsumer">The consumer; made anew, with its own service scope, for each message.</typeparam>
    public HpoEndpointBuilder Consumer<TConsumer>()
        where TConsumer : class, IConsumer
    {
        _consumers.Add(typeof(TConsumer));
        return this;
    }
}
