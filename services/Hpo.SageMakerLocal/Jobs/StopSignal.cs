using System.Threading.Channels;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>Carries stop requests to a job's loop and lets the loop sleep until one comes, the job ends, or a time is reached.</summary>
internal sealed class StopSignal(TimeProvider clock)
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1); // timers end at about 49 days

    private readonly Channel<TimeSpan> graces = Channel.CreateUnbounded<TimeSpan>();

    public void Stop(TimeSpan grace) => graces.Writer.TryWrite(grace);

    public bool TryTake(out TimeSpan grace) => graces.Reader.TryRead(out grace);

    public async Task SleepAsync(TimeSpan longest, Task ended, CancellationToken cancellationToken)
    {
        if (longest <= TimeSpan.Zero)
            return;
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(longest < LongestSleep ? longest : LongestSleep, clock, awake.Token);
        await Task.WhenAny(ended, graces.Reader.WaitToReadAsync(awake.Token).AsTask(), delay);
        await awake.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
