using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using Serilog.Events;

namespace Hpo.RabbitMq.Tests;

/// <summary>A store that is away costs time, not messages.</summary>
[Collection(SharedBroker.Name)]
public sealed class OutageTests(RabbitMqFixture broker)
{
    private static readonly (string, string)[] ShortRetries = [("Bus:Retry:Count", "2"), ("Bus:Retry:First", "00:00:00.001"), ("Bus:Retry:Longest", "00:00:00.010")];

    [Fact]
    public async Task A_message_waits_for_its_store_for_longer_than_all_retries()
    {
        await using var service = await TestService.InMemoryAsync(Waiting, ShortRetries);
        var store = new BrokenStore(service.Inbox, failures: 50);

        await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);

        await service.Inbox.Saw<JobCompleted>();
        Assert.Equal(51, store.Calls);
        Assert.Null(service.Outages.Reason);
    }

    [Fact]
    public async Task An_outage_is_said_once_when_it_begins_and_once_when_it_is_over()
    {
        await using var service = await TestService.InMemoryAsync(Waiting, ShortRetries);
        _ = new BrokenStore(service.Inbox, failures: 20);

        await service.Publisher.PublishAsync(Some.JobCompleted(trial: 1), CancellationToken.None);
        await service.Publisher.PublishAsync(Some.JobCompleted(trial: 2), CancellationToken.None);

        await service.Inbox.SawAtLeast<JobCompleted>(2);
        await Eventually.TrueAsync(_ => Task.FromResult(service.Log.All.Any(line => line.MessageTemplate.Text.StartsWith("Messages are handled again", StringComparison.Ordinal))));
        var loud = Assert.Single(service.Log.All, line => line.Level >= LogEventLevel.Error);
        Assert.Contains("the disk is full", loud.RenderMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_that_another_failure_wraps_is_one_too()
    {
        await using var service = await TestService.InMemoryAsync(Waiting, ShortRetries);
        var calls = 0;
        service.Inbox.OnMessage = _ => ++calls < 10 ? throw new InvalidOperationException("no luck", new StoreAwayException("the disk is full")) : Task.CompletedTask;

        await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);

        await service.Inbox.Saw<JobCompleted>();
    }

    [SkippableFact]
    public async Task After_an_outage_every_message_is_handled_and_the_error_queue_is_empty()
    {
        const int Count = 100;
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, Waiting, ShortRetries);
        await service.UntilReadyAsync();
        var store = new BrokenStore(service.Inbox, failures: 500);
        await using var client = await ForeignClient.ConnectAsync(uri);

        foreach (var trial in Enumerable.Range(0, Count))
            await service.Publisher.PublishAsync(Some.JobCompleted(trial: trial), CancellationToken.None);

        await service.Inbox.SawAtLeast<JobCompleted>(Count);
        Assert.Equal(Count + 500, store.Calls);
        Assert.Equal(0u, await client.Channel.MessageCountAsync(Queues.ErrorsOf(Queues.Metrics)));
    }

    [SkippableFact]
    public async Task A_waiting_message_goes_back_to_its_queue_when_the_service_stops()
    {
        var uri = await broker.NewVhostAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        await using (var service = await TestService.OnAsync(uri, Waiting, ("Bus:Retry:First", "00:00:30"), ("Bus:Retry:Longest", "00:01:00")))
        {
            await service.UntilReadyAsync();
            var store = new BrokenStore(service.Inbox, failures: int.MaxValue);
            await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);
            await Eventually.TrueAsync(_ => Task.FromResult(store.Calls > 0));
        }

        Assert.Equal(0u, await client.Channel.MessageCountAsync(Queues.ErrorsOf(Queues.Metrics)));
        await client.UntilDepthAsync(Queues.Metrics, 1);
    }

    [SkippableFact]
    public async Task A_requester_is_not_told_of_failures_that_an_outage_made()
    {
        var uri = await broker.NewVhostAsync();
        await using var gateway = await TestService.OnAsync(uri, bus => bus.WaitOn<StoreAwayException>().AnswerSubmissions(), ShortRetries);
        await using var client = await TestService.OnAsync(uri, _ => { });
        SubmissionAnswerer.Failures = 20;

        var accepted = await client.Requests.SubmitAsync(Some.SubmitStudy("mnist-5"), Inbox.Deadline, CancellationToken.None);

        Assert.Equal("mnist-5", Assert.IsType<StudyAccepted>(accepted).StudyId);
    }

    private static void Waiting(HpoBusBuilder bus) => bus.WaitOn<StoreAwayException>().Record(Queues.Metrics);
}
