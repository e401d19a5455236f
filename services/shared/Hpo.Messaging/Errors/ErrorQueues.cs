using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Hpo.Messaging;

/// <summary>
/// The messages that services could not handle. Looking at them takes none out: the broker puts back whatever was not acknowledged, in its old order, also when
/// this process dies in the middle.
/// </summary>
public sealed class ErrorQueues : IAsyncDisposable
{
    // What tells of the failure, and where the sender, who has had its answer, waited for one.
    private static readonly string[] Stripped = ["MT-Fault-", "MT-Reason", "MT-Host-", "MT-Request", "MT-Response", "MT-FaultAddress", "x-delivery-count"];

    // The tag that stands for all that was not acknowledged.
    private const ulong AllDeliveries = 0;

    private readonly IConnection _connection;

    private ErrorQueues(IConnection connection) => _connection = connection;

    /// <summary>Connects to the broker.</summary>
    /// <param name="configuration">Section <c>RabbitMq</c>.</param>
    /// <param name="ct">Ends the wait for the broker.</param>
    /// <exception cref="BrokerUnavailableException">There is no broker, or it refuses.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The address is missing or wrong.</exception>
    public static async Task<ErrorQueues> ConnectAsync(IConfiguration configuration, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new ErrorQueues(await RabbitMqOptions.From(configuration).ConnectAsync("hpo-errors", ct));
    }

    /// <summary>The failed messages of one queue or of all, the oldest of each first.</summary>
    /// <param name="queue">A name of <see cref="Queues"/>; null for all.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<FailedMessage>> ListAsync(string? queue, CancellationToken ct)
    {
        var found = new List<FailedMessage>();
        foreach (var each in queue is null ? Topology.Bindings.Keys : [queue])
        {
            await VisitAsync(each, (message, _, _) =>
            {
                found.Add(message);
                return Task.FromResult(false);
            }, ct);
        }

        return found;
    }

    /// <summary>
    /// Gives messages back to the service that failed at them, and to no other. A message leaves the error queue only when the broker has confirmed the new one, so a
    /// crash in between repeats it.
    /// </summary>
    /// <param name="queue">A name of <see cref="Queues"/>.</param>
    /// <param name="isWanted">Which ones.</param>
    /// <param name="ct">Ends the work; what was not given back stays.</param>
    /// <returns>How many.</returns>
    public Task<int> RequeueAsync(string queue, Predicate<FailedMessage> isWanted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        return VisitAsync(queue, async (message, got, channel) =>
        {
            if (!isWanted(message))
                return false;
            await channel.BasicPublishAsync(queue, "", mandatory: true, Clean(got.BasicProperties), got.Body, ct);
            return true;
        }, ct);
    }

    /// <summary>Throws messages away.</summary>
    /// <param name="queue">A name of <see cref="Queues"/>.</param>
    /// <param name="isWanted">Which ones.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>How many.</returns>
    public Task<int> DiscardAsync(string queue, Predicate<FailedMessage> isWanted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        return VisitAsync(queue, (message, _, _) => Task.FromResult(isWanted(message)), ct);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // As many as lie there now: a message that is given back and fails again comes back to the end.
    private async Task<int> VisitAsync(string queue, Func<FailedMessage, BasicGetResult, IChannel, Task<bool>> isDone, CancellationToken ct)
    {
        var errors = Queues.ErrorsOf(queue);
        await using var channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
        try
        {
            var (count, done) = (await channel.MessageCountAsync(errors, ct), 0u);
            for (var position = 1; position <= count && await channel.BasicGetAsync(errors, autoAck: false, ct) is { } got; position++)
            {
                if (!await isDone(FailedMessage.Of(queue, position, got), got, channel))
                    continue;
                await channel.BasicAckAsync(got.DeliveryTag, multiple: false, ct);
                done++;
            }

            await GiveBackAsync(channel, errors, count - done, ct);
            return (int)done;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0; // No service has run on this broker yet.
        }
        catch (Exception e) when (e is RabbitMQClientException or IOException or ObjectDisposedException)
        {
            throw new BrokerUnavailableException($"The broker failed at {errors}: {e.GetBaseException().Message} What was not done yet still lies there.", e);
        }
    }

    // A quorum queue takes a message back some time after the order; who looks in between finds less than there is.
    private static async Task GiveBackAsync(IChannel channel, string errors, uint left, CancellationToken ct)
    {
        if (left == 0)
            return;
        await channel.BasicNackAsync(AllDeliveries, multiple: true, requeue: true, ct);
        for (var look = 0; look < 200 && await channel.MessageCountAsync(errors, ct) < left; look++)
            await Task.Delay(TimeSpan.FromMilliseconds(10), ct);
    }

    private static BasicProperties Clean(IReadOnlyBasicProperties properties) => new(properties)
    {
        ReplyTo = null,
        Headers = properties.Headers?.Where(header => !Stripped.Any(prefix => header.Key.StartsWith(prefix, StringComparison.Ordinal))).ToDictionary(),
    };
}
