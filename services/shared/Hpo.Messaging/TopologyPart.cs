namespace Hpo.Messaging;

/// <summary>The part of the topology that a process declares.</summary>
/// <param name="Messages">Messages with an exchange of their own.</param>
/// <param name="Queues">Queues with their error queues and bindings.</param>
internal sealed record TopologyPart(IReadOnlyCollection<Type> Messages, IReadOnlyCollection<string> Queues);
