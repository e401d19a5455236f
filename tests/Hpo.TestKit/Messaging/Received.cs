namespace Hpo.TestKit.Messaging;

/// <summary>A message as a recording consumer got it.</summary>
public sealed record Received(string Queue, object Message, Guid? MessageId);
