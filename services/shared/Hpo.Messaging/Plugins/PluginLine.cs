using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Hpo.Contracts;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Hpo.Messaging;

/// <summary>
/// A line to one optimizer service, beside all studies: raw questions out, and everything that optimizer services say in. It listens at a queue of its own, which
/// goes with it, and its questions do not outlive their time.
/// </summary>
public sealed class PluginLine : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _optimizer;
    private readonly Channel<PluginMessage> _incoming = Channel.CreateUnbounded<PluginMessage>();

    private PluginLine(IConnection connection, IChannel channel, string optimizer) => (_connection, _channel, _optimizer) = (connection, channel, optimizer);

    /// <summary>What optimizer services said since the line is open, in order. Reading fails with <see cref="BrokerUnavailableException"/> when the broker is lost.</summary>
    public ChannelReader<PluginMessage> Incoming => _incoming.Reader;

    /// <summary>Opens a line.</summary>
    /// <param name="configuration">Section <c>RabbitMq</c>.</param>
    /// <param name="optimizer">Name of the optimizer.</param>
    /// <param name="ct">Ends the wait for the broker.</param>
    /// <exception cref="BrokerUnavailableException">There is no broker, or it refuses.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The address is missing or wrong.</exception>
    public static async Task<PluginLine> OpenAsync(IConfiguration configuration, string optimizer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var broker = RabbitMqOptions.From(configuration);
        var connection = await broker.ConnectAsync("hpo-plugin-line", ct);
        try
        {
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
            var line = new PluginLine(connection, channel, optimizer);
            await line.ListenAsync(ct);
            return line;
        }
        catch (Exception e) when (e is RabbitMQClientException or IOException)
        {
            await connection.DisposeAsync();
            throw broker.Unavailable(e);
        }
    }

    /// <summary>How many processes read the questions of the optimizer; null when it has no queue.</summary>
    /// <param name="ct">Ends the look.</param>
    public async Task<uint?> ReadersAsync(CancellationToken ct)
    {
        // A broker closes the channel that looks for a queue in vain.
        await using var look = await _connection.CreateChannelAsync(cancellationToken: ct);
        try
        {
            return (await look.QueueDeclarePassiveAsync(Queues.OptimizerPlugin(_optimizer), ct)).ConsumerCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    /// <summary>Asks a question.</summary>
    /// <param name="body">A <see cref="CandidatesRequested"/> as JSON.</param>
    /// <param name="lifetime">How long it may lie in the service's queue.</param>
    /// <param name="ct">Ends the wait for the broker's confirm.</param>
    /// <returns>False when no queue takes questions for the optimizer.</returns>
    /// <exception cref="BrokerUnavailableException">The broker is lost.</exception>
    public async Task<bool> AskAsync(ReadOnlyMemory<byte> body, TimeSpan lifetime, CancellationToken ct)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Transient,
            Expiration = ((long)lifetime.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            Headers = new Dictionary<string, object?> { [MassTransit.MessageHeaders.MessageType] = MessageNames.Urn(typeof(CandidatesRequested)) },
        };
        try
        {
            await _channel.BasicPublishAsync(MessageNames.Exchange(typeof(CandidatesRequested)), _optimizer, mandatory: true, properties, body, ct);
            return true;
        }
        catch (PublishException e) when (e.IsReturn)
        {
            return false;
        }
        catch (Exception e) when (e is RabbitMQClientException or IOException or ObjectDisposedException)
        {
            throw Lost(e.GetBaseException().Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    // The exchanges are declared as every service does: this may be the first client of a broker.
    private async Task ListenAsync(CancellationToken ct)
    {
        _connection.ConnectionShutdownAsync += (_, reason) =>
        {
            _incoming.Writer.TryComplete(Lost(reason.ReplyText));
            return Task.CompletedTask;
        };
        await BrokerTopology.DeclareAsync(_channel, new TopologyPart([typeof(CandidatesRequested), .. Topology.FromOptimizerServices], []), ct);
        var queue = (await _channel.QueueDeclareAsync(queue: "", durable: false, exclusive: true, autoDelete: true, cancellationToken: ct)).QueueName;
        foreach (var message in Topology.FromOptimizerServices)
            await _channel.QueueBindAsync(queue, MessageNames.Exchange(message), routingKey: "", cancellationToken: ct);

        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            var type = delivery.BasicProperties.Headers?.TryGetValue(MassTransit.MessageHeaders.MessageType, out var value) == true ? value : null;
            // The body belongs to the client library only during this call.
            _incoming.Writer.TryWrite(new PluginMessage(delivery.Exchange, type is byte[] text ? Encoding.UTF8.GetString(text) : type as string, delivery.Body.ToArray()));
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue, autoAck: true, consumer, ct);
    }

    private static BrokerUnavailableException Lost(string reason) => new($"The broker was lost: {reason}. Start again when it is back.");
}
