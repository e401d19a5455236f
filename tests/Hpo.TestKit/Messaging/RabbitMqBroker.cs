namespace Hpo.TestKit.Messaging;

/// <summary>
/// A RabbitMQ broker for tests and examples: the one that HPO_TEST_RABBITMQ names, else Debian's rabbitmq-server as a child process, else a
/// container. Several may run at once, beside a system-wide one.
/// </summary>
public sealed class RabbitMqBroker : IAsyncDisposable
{
    private readonly IRabbitMqServer _server;

    private RabbitMqBroker(IRabbitMqServer server) => _server = server;

    /// <summary>What runs, for people.</summary>
    public string Description => _server.Description;

    /// <summary>Whether the broker can be killed, stopped and started.</summary>
    public bool CanRestart => _server.CanRestart;

    /// <summary>Whether this machine has a broker of its own that tests may kill: rabbitmq-server is installed, and no other broker was named.</summary>
    public static bool CanStartLocally => LocalRabbitMq.IsInstalled && string.IsNullOrEmpty(Given);

    /// <summary>Id of the broker's process, where it is one of this machine's.</summary>
    public int? ProcessId => _server.ProcessId;

    /// <summary>Starts or finds a broker and waits until it accepts connections.</summary>
    /// <exception cref="RabbitMqUnavailableException">There is none on this machine.</exception>
    public static async Task<RabbitMqBroker> StartAsync(CancellationToken ct)
    {
        if (Given is { Length: > 0 } given)
            return new RabbitMqBroker(new GivenRabbitMq(new Uri(given)));
        if (LocalRabbitMq.IsInstalled)
            return new RabbitMqBroker(await LocalRabbitMq.CreateAsync(ct));
        return new RabbitMqBroker(await ContainerRabbitMq.CreateAsync(ct));
    }

    /// <summary>Address of a virtual host that nobody has used yet.</summary>
    public Task<Uri> NewVhostAsync(CancellationToken ct) => _server.NewVhostAsync(ct);

    /// <summary>Whether <see cref="ControlAsync"/> can be used.</summary>
    public bool CanControl => _server is not GivenRabbitMq;

    /// <summary>Runs rabbitmqctl on the broker.</summary>
    /// <param name="command">Command and arguments.</param>
    public Task ControlAsync(params string[] command) => _server.ControlAsync(CancellationToken.None, command);

    /// <summary>Kills the broker as a crash would; its data stay.</summary>
    public Task KillAsync(CancellationToken ct) => _server.KillAsync(ct);

    /// <summary>Starts it again on the same address and data and waits until it accepts connections.</summary>
    public Task ResumeAsync(CancellationToken ct) => _server.ResumeAsync(ct);

    /// <summary>Stops the broker in good order; its port closes.</summary>
    public Task StopAppAsync(CancellationToken ct) => _server.StopAppAsync(ct);

    /// <summary>Starts it again after <see cref="StopAppAsync"/>.</summary>
    public Task StartAppAsync(CancellationToken ct) => _server.StartAppAsync(ct);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string? Given => Environment.GetEnvironmentVariable("HPO_TEST_RABBITMQ");
}
