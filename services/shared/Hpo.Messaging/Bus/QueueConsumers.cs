using MassTransit;

namespace Hpo.Messaging;

/// <summary>A queue and the consumers of this process for it.</summary>
internal sealed record QueueConsumers(string Queue, IReadOnlyList<Type> Consumers)
{
    public static IEnumerable<Type> MessagesOf(Type consumer) =>
        from contract in consumer.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IConsumer<>)
        select contract.GetGenericArguments()[0];
}
