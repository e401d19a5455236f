using System.Security.Authentication;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Hpo.Messaging;

/// <summary>Tells a broker that answers no, and will go on to, from one that is not there yet.</summary>
internal static class BrokerRefusal
{
    /// <summary>What is wrong and which setting to change; null where waiting may help.</summary>
    public static string? Explain(Exception failure, RabbitMqOptions broker)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (Find(cause, broker) is { } reason)
                return $"The broker {broker} {reason}";
        }

        return null;
    }

    private static string? Find(Exception cause, RabbitMqOptions broker) => cause switch
    {
        AuthenticationFailureException => $"refuses the login of user '{broker.User}'. Check user and password in RabbitMq:Uri (HPO__RabbitMq__Uri); 'guest' may log in on the broker's own machine only.",
        PossibleAuthenticationFailureException => $"ended the connection during the login of user '{broker.User}'. Check user, password and virtual host in RabbitMq:Uri (HPO__RabbitMq__Uri).",
        AuthenticationException => $"and this service cannot agree on TLS: {cause.Message} Check scheme, host and port in RabbitMq:Uri (HPO__RabbitMq__Uri); amqps needs a certificate for that host.",
        ProtocolVersionMismatchException or PacketNotRecognizedException => "does not speak AMQP 0-9-1. Check host and port in RabbitMq:Uri (HPO__RabbitMq__Uri).",
        OperationInterruptedException { ShutdownReason: { } reason } => Find(reason, broker),
        _ => null,
    };

    private static string? Find(ShutdownEventArgs reason, RabbitMqOptions broker) => reason.ReplyCode switch
    {
        Constants.NotAllowed => $"does not let user '{broker.User}' into virtual host '{broker.VirtualHost}'. Create the virtual host, or name another one in RabbitMq:Uri (HPO__RabbitMq__Uri). It says: {reason.ReplyText}",
        Constants.AccessRefused => $"does not let user '{broker.User}' declare the topology. Give that user the rights to configure, write and read 'hpo\\..*' in virtual host '{broker.VirtualHost}', or name another user in RabbitMq:Uri (HPO__RabbitMq__Uri). It says: {reason.ReplyText}",
        Constants.PreconditionFailed => $"has an exchange or queue of the same name with other settings. Delete that once its messages are gone, or name another virtual host in RabbitMq:Uri (HPO__RabbitMq__Uri). It says: {reason.ReplyText}",
        _ => null,
    };
}
