using System.Globalization;
using System.Text.Json.Nodes;

namespace Hpo.Chaos;

/// <summary>Keeps a number of studies running while things go wrong, and then waits for the last of them.</summary>
internal sealed class StudyDriver(GatewayClient gateway, ChaosOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _settled = [];
    private int _submitted;
    private DateTimeOffset _progressAt = clock.GetUtcNow();

    /// <summary>Ids of all studies that were submitted.</summary>
    public IReadOnlyCollection<string> Studies => _settled.Keys;

    /// <summary>Trials that have an outcome, as far as the gateway said.</summary>
    public long Settled
    {
        get
        {
            lock (_lock)
                return _settled.Values.Sum();
        }
    }

    /// <summary>Without any progress for three minutes after the chaos the studies are given up; whoever looks at the stores will see it.</summary>
    public Task RunAsync(Task chaos, CancellationToken ct) => Task.WhenAll(Enumerable.Range(0, options.Studies).Select(_ => LaneAsync(chaos, ct)));

    private async Task LaneAsync(Task chaos, CancellationToken ct)
    {
        do
        {
            var number = Interlocked.Increment(ref _submitted);
            var id = string.Create(CultureInfo.InvariantCulture, $"chaos-{options.Seed}-{number}");
            Note(id, 0);
            await gateway.SubmitAsync(id, ChaosStudy.Json(number, options), ct);
            await EndAsync(id, chaos, ct);
        }
        while (!chaos.IsCompleted);
    }

    private async Task EndAsync(string id, Task chaos, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        JsonNode study;
        do
        {
            await timer.WaitForNextTickAsync(ct);
            study = await gateway.StudyAsync(id, ct);
            Note(id, (long)study["counts"]!["measured"]! + (long)study["counts"]!["unavailable"]!);
        }
        while ((string?)study["status"] is not ("completed" or "failed" or "cancelled") && !IsHopeless(chaos));
    }

    private bool IsHopeless(Task chaos)
    {
        lock (_lock)
        {
            // The clock of patience starts with the peace.
            _progressAt = chaos.IsCompleted ? _progressAt : clock.GetUtcNow();
            return clock.GetUtcNow() - _progressAt > Patience;
        }
    }

    private void Note(string id, long settled)
    {
        lock (_lock)
        {
            if (_settled.TryGetValue(id, out var before) && before == settled)
                return;
            _settled[id] = settled;
            _progressAt = clock.GetUtcNow();
        }
    }
}
