using System.Text.Json;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using RabbitMQ.Client;

namespace Hpo.RabbitMq.Tests;

[Collection(SharedBroker.Name)]
public sealed class WireFormatTests(RabbitMqFixture broker)
{
    [SkippableFact]
    public async Task A_published_message_is_the_bare_record_with_its_name_in_a_header()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        var queue = await client.ListenAsync("hpo.stop-trial");

        await service.Publisher.PublishAsync(Some.StopTrial(trial: 7), CancellationToken.None);

        var message = await client.NextAsync(queue);
        Assert.Equal("""{"studyId":"mnist-1","trial":7,"reason":"no longer needed"}""", message.Body);
        Assert.Equal("application/json", message.Properties.ContentType);
        Assert.Equal(DeliveryModes.Persistent, message.Properties.DeliveryMode);
        Assert.True(Guid.TryParse(message.Properties.MessageId, out _));
        var header = Assert.Single(message.Headers);
        Assert.Equal(("MT-MessageType", "urn:message:hpo:stop-trial"), (header.Key, header.Value));
    }

    [SkippableFact]
    public async Task A_client_in_another_language_is_understood()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Trainer));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);

        await client.PublishAsync("hpo.cancel-study", """{"studyId":"mnist-1","reason":"enough"}""", "urn:message:hpo:cancel-study");

        var message = await service.Inbox.Saw<CancelStudy>();
        Assert.Equal(new CancelStudy { StudyId = "mnist-1", Reason = "enough" }, message);
        Assert.Single(service.Inbox.All);
    }

    [SkippableFact]
    public async Task Ids_of_a_foreign_client_may_be_any_text()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Trainer));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);

        await client.PublishAsync("hpo.cancel-study", """{"studyId":"mnist-1","reason":"enough"}""", "urn:message:hpo:cancel-study", properties =>
        {
            properties.MessageId = "first";
            properties.CorrelationId = "my correlation";
            properties.ContentType = null;
        });

        await service.Inbox.Saw<CancelStudy>();
    }

    [SkippableFact]
    public async Task Unknown_fields_are_ignored()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Trainer));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);

        await client.PublishAsync("hpo.cancel-study", """{"studyId":"mnist-1","reason":"enough","addedLater":{"by":"us"}}""", "urn:message:hpo:cancel-study");

        Assert.Equal("enough", (await service.Inbox.Saw<CancelStudy>()).Reason);
    }

    [SkippableFact]
    public async Task Enums_and_times_travel_as_text()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        var queue = await client.ListenAsync("hpo.job-completed");

        await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);

        using var body = JsonDocument.Parse((await client.NextAsync(queue)).Body);
        Assert.Equal("completed", body.RootElement.GetProperty("status").GetString());
        Assert.Equal("2026-03-01T12:00:00+00:00", body.RootElement.GetProperty("endedAt").GetString());
        Assert.Equal(Some.JobCompleted().JobName, (await service.Inbox.Saw<JobCompleted>()).JobName);
    }
}
