using System.Globalization;
using Testcontainers.RabbitMq;

namespace Hpo.TestKit.Messaging;

/// <summary>A broker in a container, for machines with Docker but without rabbitmq-server.</summary>
internal sealed class ContainerRabbitMq : IRabbitMqServer
{
    private readonly RabbitMqContainer _container;
    private int _vhosts;

    private ContainerRabbitMq(RabbitMqContainer container) => _container = container;

    public string Description => "RabbitMQ in a container";

    public bool CanRestart => false;

    public int? ProcessId => null;

    public static async Task<ContainerRabbitMq> CreateAsync(CancellationToken ct)
    {
        try
        {
            var container = new RabbitMqBuilder("rabbitmq:3.13").WithUsername("guest").WithPassword("guest").Build();
            await container.StartAsync(ct);
            return new ContainerRabbitMq(container);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new RabbitMqUnavailableException(
                $"No RabbitMQ: set HPO_TEST_RABBITMQ to an amqp address, or install rabbitmq-server (apt-get install rabbitmq-server), or start Docker. ({e.GetBaseException().Message.ReplaceLineEndings(" ")})", e);
        }
    }

    public async Task<Uri> NewVhostAsync(CancellationToken ct)
    {
        var name = $"test-{Interlocked.Increment(ref _vhosts)}";
        await ControlAsync(ct, "add_vhost", name);
        await ControlAsync(ct, "set_permissions", "-p", name, "guest", ".*", ".*", ".*");
        var port = _container.GetMappedPublicPort(5672).ToString(CultureInfo.InvariantCulture);
        return new Uri($"amqp://guest:guest@{_container.Hostname}:{port}/{name}");
    }

    public async Task ControlAsync(CancellationToken ct, params string[] command)
    {
        var result = await _container.ExecAsync(["rabbitmqctl", .. command], ct);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', command)}: {result.Stderr}");
    }

    public Task KillAsync(CancellationToken ct) => throw new NotSupportedException("A container gets another port when it starts again.");

    public Task ResumeAsync(CancellationToken ct) => throw new NotSupportedException("A container gets another port when it starts again.");

    public Task StopAppAsync(CancellationToken ct) => throw new NotSupportedException("A container gets another port when it starts again.");

    public Task StartAppAsync(CancellationToken ct) => throw new NotSupportedException("A container gets another port when it starts again.");

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
