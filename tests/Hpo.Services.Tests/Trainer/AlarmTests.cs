using Hpo.Trainer;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Trainer;

public sealed class AlarmTests
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);
    private readonly FakeTimeProvider clock = new(Some.Now);

    [Fact]
    public async Task The_first_wait_is_none_and_the_next_ends_with_the_sweep()
    {
        var alarm = new Alarm(clock);
        await alarm.WaitAsync(Sweep, default);

        var second = alarm.WaitAsync(Sweep, default);
        clock.Advance(Sweep - TimeSpan.FromMilliseconds(1));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        await second;
    }

    [Fact]
    public async Task An_earlier_time_wakes_the_loop_earlier_and_to_the_millisecond()
    {
        var alarm = new Alarm(clock);
        await alarm.WaitAsync(Sweep, default);
        var wait = alarm.WaitAsync(Sweep, default);

        alarm.Set(clock.GetUtcNow() + TimeSpan.FromMilliseconds(10));
        for (var quarter = 0; quarter < 4 * 11; quarter++)
        {
            await Task.Yield();
            clock.Advance(TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond / 4));
        }

        await wait.WaitAsync(TimeSpan.FromMinutes(1)); // However late the loop gets to run, the clock stands still by now.
    }

    [Fact]
    public async Task A_time_set_while_the_loop_works_is_not_lost()
    {
        var alarm = new Alarm(clock);
        await alarm.WaitAsync(Sweep, default);

        alarm.Set(clock.GetUtcNow());

        Assert.True(alarm.WaitAsync(Sweep, default).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        var alarm = new Alarm(clock);
        await alarm.WaitAsync(Sweep, default);
        using var end = new CancellationTokenSource();
        var wait = alarm.WaitAsync(Sweep, end.Token);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }
}
