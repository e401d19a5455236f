using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Hpo.Messaging;

/// <summary>Declares the topology at start, again and again while the broker is not there yet, and then lets publishing begin.</summary>
internal sealed class TopologyDeclarer(RabbitMqOptions broker, BusGate gate, TimeProvider clock, ILogger<TopologyDeclarer> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = TimeSpan.FromMilliseconds(250); !await TryDeclareAsync(wait, stoppingToken); wait = Next(wait))
            await Task.Delay(wait, clock, stoppingToken);
        gate.TopologyDeclared();
        log.LogInformation("Topology is declared on {Broker}", broker.ToString());
    }

    private static TimeSpan Next(TimeSpan wait) => wait * 2 < LongestWait ? wait * 2 : LongestWait;

    private async Task<bool> TryDeclareAsync(TimeSpan wait, CancellationToken ct)
    {
        try
        {
            await using var connection = await broker.Connections().CreateConnectionAsync("hpo-topology", ct);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
            await BrokerTopology.DeclareAsync(channel, ct);
            return true;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.PreconditionFailed)
        {
            log.LogError("The broker {Broker} has an exchange or queue of the same name with other settings; delete it there: {Reason}", broker.ToString(), e.ShutdownReason.ReplyText);
            return false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("No connection to the broker {Broker} yet, next attempt in {Wait}: {Reason}", broker.ToString(), wait, Innermost(e));
            return false;
        }
    }

    private static string Innermost(Exception e) => e.GetBaseException().Message;
}
