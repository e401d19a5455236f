using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hpo.SageMakerLocal.Faults;

namespace Hpo.SageMakerLocal;

/// <summary>Switches for tests: quotas, rate limits and failures that can be changed while the endpoint runs.</summary>
public sealed class LocalFaults
{
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, long> calls = new();
    private readonly ConcurrentDictionary<string, long> drawn = new();
    private readonly ConcurrentDictionary<string, long> injected = new();
    private readonly ConcurrentDictionary<string, TokenBucket> buckets = new();
    private volatile FaultSettings settings;

    internal LocalFaults(TimeProvider clock, FaultSettings settings)
    {
        this.clock = clock;
        this.settings = settings;
    }

    /// <summary>The settings in force.</summary>
    /// <exception cref="ArgumentException">A probability, rate or quota is out of range.</exception>
    public FaultSettings Settings
    {
        get => settings;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (FaultSettingsCheck.Problems(value) is { Count: > 0 } problems)
                throw new ArgumentException(string.Join(" ", problems), nameof(value));
            buckets.Clear();
            settings = value;
        }
    }

    /// <summary>How often each operation was called so far, calls that suffered a fault included.</summary>
    public IReadOnlyDictionary<string, long> Calls => calls;

    /// <summary>How often each fault was injected so far, by <c>Operation/Fault</c>.</summary>
    public IReadOnlyDictionary<string, long> Injected => injected;

    internal Fault Decide(string operation)
    {
        Count(calls, operation);
        var current = settings;
        if (!current.Operations.TryGetValue(operation, out var faults) && !current.Operations.TryGetValue("*", out faults))
            return Fault.None;
        var fault = Throttled(operation, faults)
            ? Fault.Throttle
            : Drawn(faults, Chance(current.Seed, operation, Count(drawn, operation)));
        if (fault != Fault.None)
            Count(injected, $"{operation}/{fault}");
        return fault;
    }

    /// <summary>When a job on a spot instance loses it, in milliseconds; null when it keeps it. Equal seeds hit the same names.</summary>
    internal long? SpotInterruption(string job)
    {
        var current = settings;
        if (Chance(current.Seed, "spot/" + job, 0) >= current.SpotInterruptionShare)
            return null;
        Count(injected, "CreateTrainingJob/SpotInterruption");
        return (long)(current.SpotInterruptionSeconds * 1000);
    }

    /// <summary>A number in [0, 1) that depends on nothing but its arguments.</summary>
    internal static double Chance(int seed, string text, long number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{text}/{number}"));
        return (BitConverter.ToUInt64(hash) >> 11) * (1.0 / (1UL << 53));
    }

    private static long Count(ConcurrentDictionary<string, long> counts, string what) => counts.AddOrUpdate(what, 1, (_, n) => n + 1);

    private bool Throttled(string operation, OperationFaults faults) =>
        faults.RequestsPerSecond is { } rate
        && !buckets.GetOrAdd(operation, _ => new TokenBucket(clock, rate, Math.Max(1, faults.Burst))).TryTake();

    private static Fault Drawn(OperationFaults faults, double chance) =>
        (chance -= faults.ThrottleProbability) < 0 ? Fault.Throttle
        : (chance -= faults.ErrorProbability) < 0 ? Fault.Error
        : (chance -= faults.LostAnswerProbability) < 0 ? Fault.LostAnswer
        : chance - faults.TruncateProbability < 0 ? Fault.Truncate
        : Fault.None;
}
