using Hpo.Pacing;
using Hpo.Storage;
using Hpo.TestKit.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Pacing;

/// <summary>Replicas that call as fast as their rate lets them, over one store, on a fake clock.</summary>
internal sealed class RateSimulation
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly InMemoryDocumentStore documents = new();
    private readonly SingleThread thread = new();
    private readonly double perSecond;
    private readonly int callers;
    private readonly TimeSpan storeTime;
    private readonly List<(CallRate Rate, CancellationTokenSource Life)> replicas = [];

    public RateSimulation(double perSecond, int replicas, int callers, TimeSpan storeTime)
    {
        (this.perSecond, this.callers, this.storeTime) = (perSecond, callers, storeTime);
        using var _ = thread.Enter();
        for (var replica = 0; replica < replicas; replica++)
            Start();
    }

    /// <summary>When each call went out.</summary>
    public List<DateTimeOffset> Calls { get; } = [];

    /// <summary>Writes of rate documents.</summary>
    public int StoreSteps { get; private set; }

    public void Run(TimeSpan time)
    {
        using var _ = thread.Enter();
        for (var end = clock.GetUtcNow() + time; clock.GetUtcNow() < end;)
        {
            thread.Drain();
            clock.Advance(Step);
        }

        thread.Drain();
    }

    /// <summary>The first replica dies with what it had reserved; another one takes its place.</summary>
    public void Crash()
    {
        using var _ = thread.Enter();
        replicas[0].Life.Cancel();
        replicas.RemoveAt(0);
        Start();
        thread.Drain();
    }

    public void Complain()
    {
        using var _ = thread.Enter();
        var resting = replicas[0].Rate.RestAsync(CancellationToken.None);
        thread.Drain();
        Assert.True(resting.IsCompleted || storeTime > TimeSpan.Zero);
    }

    /// <summary>The most by which any window exceeds rate x its length.</summary>
    public double Excess()
    {
        var worst = 0.0;
        for (var first = 0; first < Calls.Count; first++)
        {
            for (var last = first; last < Calls.Count; last++)
                worst = Math.Max(worst, last - first + 1 - (perSecond * (Calls[last] - Calls[first]).TotalSeconds));
        }

        return worst;
    }

    private void Start()
    {
        var life = new CancellationTokenSource();
        var store = new InterruptedStore(documents, StoreTime);
        var rate = new CallRates(store, clock, NullLogger<CallRates>.Instance).Of("Create", perSecond);
        replicas.Add((rate, life));
        for (var caller = 0; caller < callers; caller++)
            _ = CallAsync(rate, life.Token);
    }

    private Task StoreTime()
    {
        StoreSteps++;
        return storeTime > TimeSpan.Zero ? Task.Delay(storeTime, clock) : Task.CompletedTask;
    }

    private async Task CallAsync(CallRate rate, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await rate.TakeAsync(ct);
            Calls.Add(clock.GetUtcNow());
            await Task.Yield();
        }
    }
}
