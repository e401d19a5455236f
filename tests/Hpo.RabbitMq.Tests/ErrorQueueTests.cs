using System.Globalization;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using Microsoft.Extensions.Configuration;

namespace Hpo.RabbitMq.Tests;

/// <summary>Messages that failed can be seen, given back and thrown away.</summary>
[Collection(SharedBroker.Name)]
public sealed class ErrorQueueTests(RabbitMqFixture broker)
{
    private static readonly string[] Trials = ["0", "1", "2", "3", "4"];

    [SkippableFact]
    public async Task A_failed_message_is_listed_with_its_place_and_reason()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await FailedAsync(uri, count: 1);
        await using var errors = await OpenAsync(uri);

        var failed = Assert.Single(await errors.ListAsync(null, CancellationToken.None));

        Assert.Equal((Queues.Metrics, 1, "job-completed", "mnist-1", 0, "no luck"), (failed.Queue, failed.Position, failed.Message, failed.StudyId, failed.Trial, failed.Reason));
        Assert.NotNull(failed.MessageId);
        Assert.NotNull(failed.Time);
    }

    [SkippableFact]
    public async Task A_message_that_is_no_json_is_listed_too()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        await client.PublishAsync(Queues.Metrics, "this is no JSON", "urn:message:hpo:job-started");
        await client.UntilDepthAsync(Queues.ErrorsOf(Queues.Metrics), 1);
        await using var errors = await OpenAsync(uri);

        var failed = Assert.Single(await errors.ListAsync(Queues.Metrics, CancellationToken.None));

        Assert.Equal(("job-started", null), (failed.Message, failed.StudyId));
        Assert.Contains("cannot be read", failed.Reason, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Listing_again_and_again_loses_and_reorders_nothing()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await FailedAsync(uri, count: 5);
        await using var errors = await OpenAsync(uri);

        for (var i = 0; i < 30; i++)
            Assert.Equal(Trials, await ListedAsync(errors));
    }

    [SkippableFact]
    public async Task A_reader_that_dies_in_the_middle_loses_and_reorders_nothing()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await FailedAsync(uri, count: 5);
        await using (var dying = await ForeignClient.ConnectAsync(uri))
        {
            for (var i = 0; i < 3; i++)
                Assert.NotNull(await dying.Channel.BasicGetAsync(Queues.ErrorsOf(Queues.Metrics), autoAck: false));
        }

        await using var client = await ForeignClient.ConnectAsync(uri);
        await client.UntilDepthAsync(Queues.ErrorsOf(Queues.Metrics), 5);
        await using var errors = await OpenAsync(uri);

        Assert.Equal(Trials, await ListedAsync(errors));
    }

    [SkippableFact]
    public async Task Given_back_messages_reach_their_service_and_no_other()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await FailedAsync(uri, count: 5);
        await using var client = await ForeignClient.ConnectAsync(uri);
        var everywhere = await client.ListenAsync("hpo.job-completed");
        await using var errors = await OpenAsync(uri);
        service.Inbox.OnMessage = _ => Task.CompletedTask;

        var done = await errors.RequeueAsync(Queues.Metrics, _ => true, CancellationToken.None);

        await service.Inbox.SawAtLeast<JobCompleted>(5);
        Assert.Equal(5, done);
        Assert.Empty(await ListedAsync(errors));
        Assert.Equal(0u, await client.Channel.MessageCountAsync(everywhere));
    }

    [SkippableFact]
    public async Task One_message_is_given_back_without_the_traces_of_its_failure()
    {
        var uri = await broker.NewVhostAsync();
        await using (await FailedAsync(uri, count: 5))
        {
            // Stopped again, so that what is given back can be looked at.
        }

        await using var errors = await OpenAsync(uri);
        await using var client = await ForeignClient.ConnectAsync(uri);

        var done = await errors.RequeueAsync(Queues.Metrics, message => message.Position == 3, CancellationToken.None);

        var given = await client.NextAsync(Queues.Metrics);
        Assert.Equal(1, done);
        Assert.Contains("\"trial\":2", given.Body.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("urn:message:hpo:job-completed", given.Headers["MT-MessageType"]);
        Assert.DoesNotContain(given.Headers.Keys, header => header.StartsWith("MT-Fault", StringComparison.Ordinal) || header.StartsWith("MT-Host", StringComparison.Ordinal));
        Assert.Equal(["0", "1", "3", "4"], await ListedAsync(errors));
    }

    [SkippableFact]
    public async Task A_discarded_message_is_gone_and_the_others_stay()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await FailedAsync(uri, count: 5);
        await using var errors = await OpenAsync(uri);
        var first = (await errors.ListAsync(Queues.Metrics, CancellationToken.None))[0];

        await errors.DiscardAsync(Queues.Metrics, message => message.MessageId == first.MessageId, CancellationToken.None);

        Assert.Equal(Trials[1..], await ListedAsync(errors));
    }

    [SkippableFact]
    public async Task A_broker_that_no_service_has_met_has_no_failed_messages()
    {
        await using var errors = await OpenAsync(await broker.NewVhostAsync());

        Assert.Empty(await errors.ListAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_broker_the_reason_is_said()
    {
        var failure = await Assert.ThrowsAsync<BrokerUnavailableException>(() => OpenAsync("amqp://user:s3cret@127.0.0.1:1/"));

        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    private static async Task<TestService> FailedAsync(string uri, int count)
    {
        var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics), ("Bus:Retry:Count", "0"), ("Bus:Concurrency", "1"));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        service.Inbox.OnMessage = _ => throw new InvalidOperationException("no luck");
        for (uint trial = 0; trial < count; trial++)
        {
            await service.Publisher.PublishAsync(Some.JobCompleted(trial: (int)trial), CancellationToken.None);
            await client.UntilDepthAsync(Queues.ErrorsOf(Queues.Metrics), trial + 1);
        }

        return service;
    }

    private static Task<ErrorQueues> OpenAsync(string uri) =>
        ErrorQueues.ConnectAsync(new ConfigurationBuilder().AddInMemoryCollection([new("RabbitMq:Uri", uri)]).Build(), CancellationToken.None);

    private static async Task<string[]> ListedAsync(ErrorQueues errors) =>
        [.. (await errors.ListAsync(Queues.Metrics, CancellationToken.None)).Select(message => message.Trial!.Value.ToString(CultureInfo.InvariantCulture))];
}
