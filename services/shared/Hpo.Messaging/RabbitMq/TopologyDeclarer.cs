using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Hpo.Messaging;

/// <summary>Declares the topology at start, again and again while the broker is not there yet, and then lets publishing begin.</summary>
internal sealed class TopologyDeclarer(RabbitMqOptions broker, BusGate gate, TimeProvider clock, ILogger<TopologyDeclarer> log) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await DeclareAsync(stoppingToken);
            gate.TopologyDeclared();
            log.LogInformation("Topology is declared on {Broker}", broker.ToString());
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends before its broker came.
        }
    }

    private async Task DeclareAsync(CancellationToken ct)
    {
        string? said = null;
        for (var wait = FirstWait; await TryDeclareAsync(ct) is { } problem; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            // Once, until the reason changes: a broker may be away for hours.
            if (problem != said)
                log.LogWarning("Waiting for the broker {Broker}: {Reason}", broker.ToString(), problem);
            said = problem;
            await Task.Delay(wait, clock, ct);
        }
    }

    /// <summary>Null when all is declared, else what is in the way.</summary>
    private async Task<string?> TryDeclareAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await broker.Connections().CreateConnectionAsync("hpo-topology", ct);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
            await BrokerTopology.DeclareAsync(channel, ct);
            return null;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.PreconditionFailed)
        {
            return $"it has an exchange or queue of the same name with other settings, delete that: {e.ShutdownReason.ReplyText}";
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return e.GetBaseException().Message;
        }
    }
}
