using Hpo.Contracts;
using Hpo.Messaging;
using RabbitMQ.Client;

namespace Hpo.TestKit.Messaging;

/// <summary>A broker that somebody else runs. It has one virtual host, which is emptied of the system's queues whenever a new one is asked for.</summary>
internal sealed class GivenRabbitMq(Uri uri) : IRabbitMqServer
{
    public string Description => "the broker of HPO_TEST_RABBITMQ";

    public bool CanRestart => false;

    public int? ProcessId => null;

    public async Task<Uri> NewVhostAsync(CancellationToken ct)
    {
        await using var connection = await new ConnectionFactory { Uri = uri }.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        string[] queues = [.. Topology.Bindings.Keys, .. Topology.Bindings.Keys.Select(Queues.ErrorsOf), .. Topology.Bindings.Keys.Select(q => $"{q}_skipped")];
        foreach (var queue in queues)
            await channel.QueueDeleteAsync(queue, ifUnused: false, ifEmpty: false, cancellationToken: ct);
        foreach (var exchange in queues.Concat(MessageNames.All.Select(MessageNames.Exchange)))
            await channel.ExchangeDeleteAsync(exchange, ifUnused: false, cancellationToken: ct);
        return uri;
    }

    public Task ControlAsync(CancellationToken ct, params string[] command) => throw new NotSupportedException($"{Description} has no tool for its control here.");

    public Task KillAsync(CancellationToken ct) => throw new NotSupportedException($"{Description} cannot be killed.");

    public Task ResumeAsync(CancellationToken ct) => throw new NotSupportedException($"{Description} cannot be started.");

    public Task StopAppAsync(CancellationToken ct) => throw new NotSupportedException($"{Description} cannot be stopped.");

    public Task StartAppAsync(CancellationToken ct) => throw new NotSupportedException($"{Description} cannot be started.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
