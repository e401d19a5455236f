using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class SchedulesTests
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(50, 5)]
    [InlineData(100, 10)]
    [InlineData(300, 30)]
    [InlineData(86_400, 30)]
    public void An_old_job_is_looked_at_less_often(int ageSeconds, int delaySeconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(delaySeconds), PollSchedule.Delay(TimeSpan.FromSeconds(ageSeconds), Some.Options));
    }

    [Fact]
    public void A_job_that_was_told_to_stop_is_young_again()
    {
        var now = Some.Now.AddHours(5);
        var job = Some.Running() with { Stop = Some.Order() with { At = now } };

        Assert.Equal(now + Some.Options.MinPollInterval, PollSchedule.Next(job, now, Some.Options));
    }

    [Fact]
    public void Delays_double_up_to_the_longest_and_keep_at_least_half()
    {
        var first = TimeSpan.FromSeconds(1);
        var longest = TimeSpan.FromSeconds(60);

        for (var times = 1; times < 100; times++)
        {
            var full = Math.Min(60, Math.Pow(2, times - 1));
            Assert.InRange(Backoff.Delay(first, longest, times, "mnist-ga-0-1").TotalSeconds, full / 2, full);
        }
    }

    [Fact]
    public void Delays_of_different_jobs_spread_over_the_whole_range()
    {
        var delays = Enumerable.Range(0, 1000).Select(trial => Backoff.Delay(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), 1, $"mnist-ga-{trial}-1").TotalSeconds).ToList();

        var tenths = delays.GroupBy(delay => (int)((delay - 0.5) * 20)).ToDictionary(group => group.Key, group => group.Count());
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(tenths[tenth], 50, 150));
    }

    [Fact]
    public void Equal_jobs_get_equal_delays()
    {
        Assert.Equal(
            Backoff.Delay(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), 3, "mnist-ga-0-1"),
            Backoff.Delay(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), 3, "mnist-ga-0-1"));
    }
}
