namespace Hpo.Services.Tests.Trainer;

/// <summary>Kills a trainer at its n-th step, a step being the moment before or after it reaches the outside. From then on nothing gets out or in.</summary>
internal sealed class CrashSwitch(int steps)
{
    private int left = steps;

    public static CrashSwitch Never => new(int.MaxValue);

    public bool IsDead => Volatile.Read(ref left) < 0;

    public async Task<T> Around<T>(Func<Task<T>> operation)
    {
        Step();
        var result = await operation();
        Step();
        return result;
    }

    public async Task Around(Func<Task> operation)
    {
        Step();
        await operation();
        Step();
    }

    private void Step()
    {
        if (IsDead || Interlocked.Decrement(ref left) < 0)
            throw new SimulatedCrashException();
    }
}
