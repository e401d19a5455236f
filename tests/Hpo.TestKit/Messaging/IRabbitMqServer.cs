namespace Hpo.TestKit.Messaging;

/// <summary>One way to have a broker.</summary>
internal interface IRabbitMqServer : IAsyncDisposable
{
    string Description { get; }

    bool CanRestart { get; }

    int? ProcessId { get; }

    /// <summary>Address of a virtual host that nobody has used yet.</summary>
    Task<Uri> NewVhostAsync(CancellationToken ct);

    /// <summary>Runs rabbitmqctl.</summary>
    Task ControlAsync(CancellationToken ct, params string[] command);

    Task KillAsync(CancellationToken ct);

    Task ResumeAsync(CancellationToken ct);

    Task StopAppAsync(CancellationToken ct);

    Task StartAppAsync(CancellationToken ct);
}
