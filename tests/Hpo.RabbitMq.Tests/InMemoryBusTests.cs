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
}
