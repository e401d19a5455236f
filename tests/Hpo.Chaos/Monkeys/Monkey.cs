using System.Collections.Concurrent;
using System.Globalization;
using Hpo.Chaos.Plan;
using Hpo.Fleet;

namespace Hpo.Chaos.Monkeys;

/// <summary>
/// Does to a fleet what a plan says, and starts again what ended, as an orchestrator would. Only the broker's restarts hold up the plan; everything
/// else happens beside what comes next.
/// </summary>
internal sealed class Monkey(ServiceFleet fleet, IStoreCut store, EndpointFaults faults, TimeProvider clock, Action<string> say)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);

    // How many actions want a process down. Who changes that starts the process under the same lock, so that nobody takes it for one that ended by itself.
    private readonly Dictionary<string, int> _down = [];
    private readonly Lock _lock = new();
    private readonly ConcurrentBag<Task> _underWay = [];
    private int _disturbances;

    public Tally Tally { get; } = new();

    /// <summary>Follows the plan until the time is over, and then puts everything in order.</summary>
    public async Task RunAsync(IEnumerable<ChaosAction> plan, DateTimeOffset until, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watch = WatchAsync(over.Token);
        foreach (var action in plan)
        {
            if (clock.GetUtcNow() + action.After >= until)
                break;
            await Task.Delay(action.After, clock, ct);
            await DoAsync(action, ct);
        }

        await Task.WhenAll(_underWay);
        Tally.FaultsInjected(await faults.InjectedAsync(ct));
        await faults.ClearAsync(ct);
        await over.CancelAsync();
        await watch;
    }

    private Task DoAsync(ChaosAction action, CancellationToken ct)
    {
        say(Describe(action));
        switch (action)
        {
            case ChaosAction.RestartBroker:
                return RestartBrokerAsync(fleet.Broker.StopAppAsync, fleet.Broker.StartAppAsync, action.Length, ct);
            case ChaosAction.KillBroker:
                return RestartBrokerAsync(fleet.Broker.KillAsync, fleet.Broker.ResumeAsync, action.Length, ct);
            default:
                _underWay.Add(BesideAsync(action, ct));
                return Task.CompletedTask;
        }
    }

    private Task BesideAsync(ChaosAction action, CancellationToken ct) => action switch
    {
        ChaosAction.Kill kill => Task.WhenAll(kill.Replicas.Select(name => KillAsync(Named(name), kill.Length, ct))),
        ChaosAction.Stop stop => StopAsync(Named(stop.Replica), stop.Length, ct),
        ChaosAction.KillEndpoint => KillEndpointAsync(action.Length, ct),
        ChaosAction.CutStore cut => CutAsync(cut, ct),
        ChaosAction.Disturb disturb => DisturbAsync(disturb, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private Task KillAsync(Replica replica, TimeSpan length, CancellationToken ct) => DownAsync(replica, length, async () =>
    {
        Tally.Killed();
        await replica.KillAsync(ct);
    }, ct);

    private Task StopAsync(Replica replica, TimeSpan length, CancellationToken ct) => DownAsync(replica, length, async () =>
    {
        Tally.Stopped();
        if (!await replica.TerminateAsync(ct))
            say($"{replica.Name} did not end well after SIGTERM");
    }, ct);

    private Task KillEndpointAsync(TimeSpan length, CancellationToken ct) => DownAsync(fleet.SageMaker, length, async () =>
    {
        Tally.EndpointKilled();
        Tally.FaultsInjected(await faults.InjectedAsync(ct));
        await fleet.SageMaker.KillAsync(ct);
    }, ct);

    // A process that is down already stays so until the last action that wants it.
    private async Task DownAsync(Replica replica, TimeSpan length, Func<Task> end, CancellationToken ct)
    {
        if (Want(replica, 1) == 1)
            await end();
        await Task.Delay(length, clock, ct);
        Want(replica, -1);
    }

    private int Want(Replica replica, int change)
    {
        lock (_lock)
        {
            var wants = _down[replica.Name] = _down.GetValueOrDefault(replica.Name) + change;
            if (wants == 0)
                replica.Start();
            return wants;
        }
    }

    private async Task RestartBrokerAsync(Func<CancellationToken, Task> end, Func<CancellationToken, Task> start, TimeSpan length, CancellationToken ct)
    {
        Tally.BrokerRestarted();
        await end(ct);
        await Task.Delay(length, clock, ct);
        await start(ct);
    }

    private async Task CutAsync(ChaosAction.CutStore cut, CancellationToken ct)
    {
        Tally.StoreCut();
        await store.CutAsync(cut.Service, cut.Length, ct);
    }

    private async Task DisturbAsync(ChaosAction.Disturb disturb, CancellationToken ct)
    {
        Tally.Disturbed();
        Interlocked.Increment(ref _disturbances);
        await faults.SetAsync(disturb.What, ct);
        await Task.Delay(disturb.Length, clock, ct);
        // The latest one holds until its own end.
        if (Interlocked.Decrement(ref _disturbances) == 0)
            await faults.ClearAsync(ct);
    }

    private async Task WatchAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Glance, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                lock (_lock)
                    fleet.Replicas.Append(fleet.SageMaker).Where(r => !r.IsRunning && _down.GetValueOrDefault(r.Name) == 0).ToList().ForEach(Revive);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
    }

    private void Revive(Replica replica)
    {
        Tally.EndedByItself();
        say($"{replica.Name} ended by itself and is started again");
        replica.Start();
    }

    private Replica Named(string name) => fleet.Replicas.Single(replica => replica.Name == name);

    private static string Describe(ChaosAction action) => string.Create(CultureInfo.InvariantCulture, $"for {action.Length.TotalSeconds} s: ") + action switch
    {
        ChaosAction.Kill kill => $"kill -9 {string.Join(", ", kill.Replicas)}",
        ChaosAction.Stop stop => $"SIGTERM to {stop.Replica}",
        ChaosAction.RestartBroker => "the broker stops",
        ChaosAction.KillBroker => "kill -9 of the broker",
        ChaosAction.KillEndpoint => "kill -9 of the SageMaker endpoint",
        ChaosAction.CutStore cut => $"the store of {cut.Service} is cut off",
        ChaosAction.Disturb disturb => $"AWS answers badly: {disturb.What}",
        _ => action.ToString(),
    };
}
