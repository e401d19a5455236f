using MassTransit;

namespace Hpo.Messaging;

/// <summary>
/// Opens when the topology is declared and the bus has started. Publishing waits for it: before that moment an exchange may have no
/// queue behind it, and a message would be confirmed and lost.
/// </summary>
internal sealed class BusGate(bool needsTopology) : IBusObserver
{
    private readonly TaskCompletionSource _topology = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _bus = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _opened;

    public Task Opened => _opened ??= needsTopology ? Task.WhenAll(_topology.Task, _bus.Task) : _bus.Task;

    public void TopologyDeclared() => _topology.TrySetResult();

    public Task PostStart(IBus bus, Task<BusReady> busReady)
    {
        // Not awaited: the start of the bus waits for this observer.
        _ = busReady.ContinueWith(_ => _bus.TrySetResult(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public void PostCreate(IBus bus)
    {
    }

    public void CreateFaulted(Exception exception)
    {
    }

    public Task PreStart(IBus bus) => Task.CompletedTask;

    public Task StartFaulted(IBus bus, Exception exception) => Task.CompletedTask;

    public Task PreStop(IBus bus) => Task.CompletedTask;

    public Task PostStop(IBus bus) => Task.CompletedTask;

    public Task StopFaulted(IBus bus, Exception exception) => Task.CompletedTask;
}
