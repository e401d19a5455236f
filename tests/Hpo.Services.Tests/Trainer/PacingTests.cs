using Hpo.TestKit.Training;
using Hpo.Trainer;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Trainer;

public sealed class PacingTests
{
    private readonly FakeTrainingBackend service = new(new FakeTimeProvider(Some.Now));

    [Fact]
    public async Task Calls_beyond_the_rate_wait_for_their_turn()
    {
        using var paced = new PacedBackend(service, new TrainerLimits { DescribePerSecond = 0.001, CreatePerSecond = 0 });
        using var end = new CancellationTokenSource();

        await paced.DescribeAsync("mnist-ga-0-1", default);
        var second = paced.DescribeAsync("mnist-ga-0-2", end.Token);

        Assert.False(second.IsCompleted);
        Assert.Equal(1, service.Describes);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task One_operation_does_not_use_up_the_rate_of_another()
    {
        using var paced = new PacedBackend(service, new TrainerLimits { CreatePerSecond = 0.001, DescribePerSecond = 0.001, ListPerSecond = 0.001, StopPerSecond = 0.001 });

        await paced.LaunchAsync(Some.Launch(), default);
        await paced.DescribeAsync("mnist-ga-0-1", default);
        await paced.ListAsync(new JobListQuery(Some.Now), null, default);
        await paced.StopAsync("mnist-ga-0-1", default);

        Assert.Equal((1, 1, 1, 1), (service.Launches, service.Describes, service.Lists, service.Stops));
    }

    [Fact]
    public async Task A_rate_of_zero_is_no_limit()
    {
        using var paced = new PacedBackend(service, new TrainerLimits { DescribePerSecond = 0 });

        for (var call = 0; call < 1000; call++)
            Assert.True(paced.DescribeAsync("mnist-ga-0-1", default).IsCompletedSuccessfully);

        await Task.CompletedTask;
        Assert.Equal(1000, service.Describes);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(100, 100)]
    public void A_bucket_lets_one_seconds_calls_through_at_once(double perSecond, int atOnce)
    {
        using var limiter = Rates.Limiter(perSecond)!;

        Assert.Equal(atOnce, limiter.GetStatistics()!.CurrentAvailablePermits);
    }
}
