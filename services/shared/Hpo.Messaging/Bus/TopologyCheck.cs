namespace Hpo.Messaging;

/// <summary>Compares registered consumers with the table of bindings.</summary>
internal static class TopologyCheck
{
    /// <summary>Everything that does not fit; empty when all is well.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<QueueConsumers> queues) =>
        [.. RepeatedQueues(queues), .. queues.SelectMany(Problems)];

    private static IEnumerable<string> RepeatedQueues(IReadOnlyList<QueueConsumers> queues) =>
        from queue in queues.GroupBy(q => q.Queue)
        where queue.Count() > 1
        select $"Queue {queue.Key} is registered {queue.Count()} times.";

    private static IEnumerable<string> Problems(QueueConsumers queue)
    {
        if (Topology.MessagesOf(queue.Queue) is not { } bound)
            return [$"Queue {queue.Queue} is not in Topology.Bindings."];

        var consumed = (from consumer in queue.Consumers from message in QueueConsumers.MessagesOf(consumer) select (consumer, message)).ToList();
        var unbound = from c in consumed
                      where !bound.Contains(c.message)
                      select $"{c.consumer.Name} consumes {c.message.Name}, which is not bound to queue {queue.Queue} in Topology.Bindings.";
        var unheard = from message in bound
                      where consumed.All(c => c.message != message)
                      select $"{message.Name} is bound to queue {queue.Queue}, but no consumer is registered for it.";
        var twice = from c in consumed.GroupBy(c => c.message)
                    where c.Count() > 1
                    select $"{c.Key.Name} has several consumers on queue {queue.Queue}: {string.Join(", ", c.Select(x => x.consumer.Name))}.";
        return [.. unbound, .. unheard, .. twice];
    }
}
