using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;

namespace Hpo.RabbitMq.Tests;

public sealed class InMemoryBusTests
{
    [Fact]
    public async Task A_published_message_reaches_every_queue_that_is_bound_to_it()
    {
        await using var service = await TestService.InMemoryAsync(bus => bus.Record(Queues.Gateway).Record(Queues.Metrics));

        await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);

        var atGateway = await service.Inbox.Saw<JobCompleted>(queue: Queues.Gateway);
        var atMetrics = await service.Inbox.Saw<JobCompleted>(queue: Queues.Metrics);
        Assert.Equal("mnist-1-0-1", atGateway.JobName);
        Assert.Equal("mnist-1-0-1", atMetrics.JobName);
    }

    [Fact]
    public async Task A_kept_message_has_the_same_id_each_time_it_is_sent()
    {
        await using var service = await TestService.InMemoryAsync(bus => bus.Record(Queues.Metrics));
        var kept = OutgoingMessage.Of(Some.JobCompleted());

        await service.Publisher.PublishAsync(kept, CancellationToken.None);
        await service.Publisher.PublishAsync(kept, CancellationToken.None);

        await service.Inbox.SawAtLeast<JobCompleted>(2);
        Assert.Single(service.Inbox.All.Select(r => r.MessageId).Distinct());
        Assert.NotNull(service.Inbox.All[0].MessageId);
    }

    [Fact]
    public async Task Two_services_can_run_one_after_the_other()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var service = await TestService.InMemoryAsync(bus => bus.Record(Queues.Metrics));
            await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);
            await service.Inbox.Saw<JobCompleted>();
        }
    }

    [Fact]
    public async Task A_message_whose_handler_fails_for_a_moment_is_handled_in_the_end()
    {
        await using var service = await TestService.InMemoryAsync(bus => bus.Record(Queues.Metrics), ("Bus:Retry:First", "00:00:00.001"));
        var calls = 0;
        service.Inbox.OnMessage = _ => ++calls < 3 ? throw new IOException("the store is away") : Task.CompletedTask;

        await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);

        await service.Inbox.Saw<JobCompleted>();
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_worker_that_publishes_before_the_bus_has_started_loses_nothing()
    {
        var inbox = await EarlyBird.RunAsync();

        await inbox.Saw<JobCompleted>();
    }

    [Fact]
    public async Task The_bus_within_one_process_is_ready_at_once()
    {
        await using var service = await TestService.InMemoryAsync(bus => bus.Record(Queues.Metrics));

        await service.UntilReadyAsync();
    }

    [Fact]
    public async Task A_queue_handles_no_more_messages_at_once_than_its_limit_whatever_their_types()
    {
        const int Count = 20;
        await using var service = await TestService.InMemoryAsync(bus => bus.Record(Queues.Trainer), ("Bus:Queues:trainer:Concurrency", "2"));
        var (now, most) = (0, 0);
        service.Inbox.OnMessage = async _ =>
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            await Task.Yield();
            Interlocked.Decrement(ref now);
        };

        await Task.WhenAll(Enumerable.Range(0, Count).Select(trial => service.Publisher.PublishAsync(
            trial % 2 == 0 ? Some.StopTrial(trial: trial) : new CancelStudy { StudyId = "mnist-1", Reason = $"{trial}" }, CancellationToken.None)));

        await service.Inbox.Until(() => service.Inbox.All.Count == Count, $"{Count} messages");
        Assert.InRange(most, 1, 2);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var known = Volatile.Read(ref most); value > known; known = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, known);
    }
}
