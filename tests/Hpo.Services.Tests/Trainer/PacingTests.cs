using Hpo.Pacing;
using Hpo.Storage;
using Hpo.TestKit.Training;
using Hpo.Trainer;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Trainer;

public sealed class PacingTests
{
    private readonly FakeTimeProvider clock = new(Some.Now);
    private readonly FakeTrainingBackend service;

    public PacingTests() => service = new FakeTrainingBackend(clock);

    [Fact]
    public async Task Calls_beyond_the_rate_wait_for_their_turn()
    {
        var paced = Paced(new TrainerLimits { DescribePerSecond = 0.001, CreatePerSecond = 0 });
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
        var paced = Paced(new TrainerLimits { CreatePerSecond = 0.001, DescribePerSecond = 0.001, ListPerSecond = 0.001, StopPerSecond = 0.001 });

        await paced.LaunchAsync(Some.Launch(), default);
        await paced.DescribeAsync("mnist-ga-0-1", default);
        await paced.ListAsync(new JobListQuery(Some.Now), null, default);
        await paced.StopAsync("mnist-ga-0-1", default);

        Assert.Equal((1, 1, 1, 1), (service.Launches, service.Describes, service.Lists, service.Stops));
    }

    [Fact]
    public async Task A_rate_of_zero_is_no_limit()
    {
        var paced = Paced(new TrainerLimits { DescribePerSecond = 0 });

        for (var call = 0; call < 1000; call++)
            Assert.True(paced.DescribeAsync("mnist-ga-0-1", default).IsCompletedSuccessfully);

        await Task.CompletedTask;
        Assert.Equal(1000, service.Describes);
    }

    [Fact]
    public async Task A_throttled_launch_holds_back_the_others()
    {
        var paced = Paced(new TrainerLimits { CreatePerSecond = 100 });
        using var end = new CancellationTokenSource();
        service.AnswerNext(new LaunchResult.Throttled("Rate exceeded"));

        await paced.LaunchAsync(Some.Launch(), default);
        var second = paced.LaunchAsync(Some.Launch(), end.Token);

        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        await second;
        Assert.Equal(2, service.Launches);
    }

    private PacedBackend Paced(TrainerLimits limits) => new(service, new CallRates(new InMemoryDocumentStore(), clock, NullLogger<CallRates>.Instance), limits);
}
