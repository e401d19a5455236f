namespace Hpo.TestKit.Messaging;

/// <summary>No broker can be had on this machine; the message says what would help.</summary>
public sealed class RabbitMqUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
