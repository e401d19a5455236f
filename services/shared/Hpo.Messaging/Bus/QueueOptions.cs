namespace Hpo.Messaging;

/// <summary>Limits of one queue, configuration section <c>Bus:Queues:&lt;service&gt;</c>; what is absent is as for all queues.</summary>
public sealed record QueueOptions
{
    /// <summary>How many messages the broker hands out before the first of them is acknowledged, 1 to 1,000.</summary>
    public int? Prefetch { get; init; }

    /// <summary>How many messages are handled at the same time, of all types together, 1 to 1,000.</summary>
    public int? Concurrency { get; init; }
}
