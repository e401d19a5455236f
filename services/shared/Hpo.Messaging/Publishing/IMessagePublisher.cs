namespace Hpo.Messaging;

/// <summary>
/// How services publish. A call returns when the broker has confirmed the message. While the broker cannot be reached it waits, for at most
/// <c>Bus:PublishTimeout</c>; a message handler that lets the exception pass is tried again when the broker is back.
/// </summary>
public interface IMessagePublisher
{
    /// <summary>Publishes a message.</summary>
    /// <param name="message">A message of <see cref="Contracts.MessageNames.All"/>.</param>
    /// <param name="ct">Ends the wait for the broker.</param>
    /// <exception cref="ArgumentException">The object is none of the system's messages.</exception>
    /// <exception cref="BrokerUnavailableException">The broker did not confirm in time.</exception>
    Task PublishAsync(object message, CancellationToken ct);

    /// <summary>Publishes a message that was kept in a document. A repeated one carries the same message id.</summary>
    /// <param name="message">The kept message.</param>
    /// <param name="ct">Ends the wait for the broker.</param>
    /// <exception cref="BrokerUnavailableException">The broker did not confirm in time.</exception>
    Task PublishAsync(OutgoingMessage message, CancellationToken ct);
}
