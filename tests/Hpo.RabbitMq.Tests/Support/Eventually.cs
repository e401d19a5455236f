namespace Hpo.RabbitMq.Tests;

/// <summary>Waits for a fact that nobody announces.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task TrueAsync(Func<CancellationToken, Task<bool>> fact)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var pause = new PeriodicTimer(Pause);
        while (!await fact(deadline.Token))
            await pause.WaitForNextTickAsync(deadline.Token);
    }
}
