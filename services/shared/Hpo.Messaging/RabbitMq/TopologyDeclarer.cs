using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hpo.Messaging;

/// <summary>
/// Declares the topology at start, again and again while the broker is not there yet, and then lets publishing begin. A broker that refuses ends the process.
/// </summary>
internal sealed class TopologyDeclarer(RabbitMqOptions broker, TopologyPart part, BusGate gate, StartFailure failure, TimeProvider clock, ILogger<TopologyDeclarer> log) : BackgroundService
{
    // A broker that dies or starts may break off a login once; one that refuses goes on refusing.
    private const int CertainRefusals = 3;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await DeclareAsync(stoppingToken) is { } refusal)
            {
                failure.Report(refusal);
                return;
            }

            gate.TopologyDeclared();
            log.LogInformation("Topology is declared on {Broker}", broker.ToString());
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends before its broker came.
        }
    }

    /// <summary>Null when all is declared, else why it never will be.</summary>
    private async Task<string?> DeclareAsync(CancellationToken ct)
    {
        string? said = null;
        var refusals = 0;
        for (var wait = FirstWait; await TryDeclareAsync(ct) is { } problem; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            var refusal = BrokerRefusal.Explain(problem, broker);
            refusals = refusal is null ? 0 : refusals + 1;
            if (refusals == CertainRefusals)
                return refusal;

            // Once, until the reason changes: a broker may be away for hours.
            var reason = problem.GetBaseException().Message;
            if (reason != said)
                log.LogWarning("Waiting for the broker {Broker}: {Reason}", broker.ToString(), reason);
            said = reason;
            await Task.Delay(wait, clock, ct);
        }

        return null;
    }

    /// <summary>Null when all is declared, else what is in the way.</summary>
    private async Task<Exception?> TryDeclareAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await broker.Connections().CreateConnectionAsync("hpo-topology", ct);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
            await BrokerTopology.DeclareAsync(channel, part, ct);
            return null;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return e;
        }
    }
}
