using Microsoft.Extensions.Hosting;

namespace Hpo.Storage;

/// <summary>Opens the store before any other hosted service starts, so that an unusable database stops the program with its reason instead of its first message.</summary>
internal sealed class StorageStart(IDocumentStore store) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        return store is IStoreLifetime lifetime ? lifetime.InitializeAsync(cancellationToken) : Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
