using System.Text.Json;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using RabbitMQ.Client;

namespace Hpo.RabbitMq.Tests;

[Collection(SharedBroker.Name)]
public sealed class RequestTests(RabbitMqFixture broker)
{
    private const string Urn = "urn:message:hpo:submit-study";

    [SkippableFact]
    public async Task A_dotnet_client_gets_the_answer()
    {
        var uri = await broker.NewVhostAsync();
        await using var gateway = await TestService.OnAsync(uri, bus => bus.AnswerSubmissions());
        await using var client = await TestService.OnAsync(uri, _ => { });

        var accepted = await client.Requests.SubmitAsync(Some.SubmitStudy("mnist-5"), Inbox.Deadline, CancellationToken.None);
        var rejected = await client.Requests.SubmitAsync(Some.SubmitStudy() with { StudyId = null }, Inbox.Deadline, CancellationToken.None);

        Assert.Equal("mnist-5", Assert.IsType<StudyAccepted>(accepted).StudyId);
        Assert.Equal("studyId", Assert.Single(Assert.IsType<StudyRejected>(rejected).Problems).Path);
    }

    [SkippableTheory]
    [InlineData("a queue of its own")]
    [InlineData("amq.rabbitmq.reply-to")]
    public async Task A_foreign_client_gets_the_answer_in_its_reply_queue(string replyQueue)
    {
        var uri = await broker.NewVhostAsync();
        await using var gateway = await TestService.OnAsync(uri, bus => bus.AnswerSubmissions());
        await gateway.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        var queue = replyQueue == "amq.rabbitmq.reply-to" ? replyQueue : (await client.Channel.QueueDeclareAsync()).QueueName;
        var answer = await client.ConsumeAsync(queue);

        await client.PublishAsync("hpo.submit-study", JsonSerializer.Serialize(Some.SubmitStudy("mnist-6"), HpoJson.Options), Urn, properties =>
        {
            properties.ReplyTo = queue;
            properties.CorrelationId = "call 1";
        });

        var message = await answer;
        Assert.Equal("urn:message:hpo:study-accepted", message.Headers["MT-MessageType"]);
        Assert.Equal("call 1", message.Properties.CorrelationId);
        Assert.Equal("application/json", message.Properties.ContentType);
        Assert.Equal("mnist-6", JsonSerializer.Deserialize<StudyAccepted>(message.Body, HpoJson.Options)!.StudyId);
        Assert.Single(message.Headers);
    }

    [SkippableFact]
    public async Task A_client_that_asks_for_no_answer_gets_its_study_started_once()
    {
        var uri = await broker.NewVhostAsync();
        await using var gateway = await TestService.OnAsync(uri, bus => bus.AnswerSubmissions());
        await gateway.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);

        await client.PublishAsync("hpo.submit-study", JsonSerializer.Serialize(Some.SubmitStudy("mnist-7"), HpoJson.Options), Urn);

        await gateway.Inbox.Saw<StudyAccepted>();
        await client.UntilDepthAsync(Queues.Optimizer, 1);
        Assert.Single(gateway.Inbox.All);
    }

    [SkippableFact]
    public async Task A_gateway_that_fails_says_so_at_once()
    {
        var uri = await broker.NewVhostAsync();
        await using var gateway = await TestService.OnAsync(uri, bus => bus.Record(Queues.Gateway), ("Bus:Retry:Count", "0"));
        await using var client = await TestService.OnAsync(uri, _ => { });
        gateway.Inbox.OnMessage = _ => throw new IOException("the store is away");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => client.Requests.SubmitAsync(Some.SubmitStudy(), Inbox.Deadline, CancellationToken.None));

        Assert.Contains("the store is away", failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_foreign_client_recognizes_a_failure_by_its_header()
    {
        var uri = await broker.NewVhostAsync();
        await using var gateway = await TestService.OnAsync(uri, bus => bus.Record(Queues.Gateway), ("Bus:Retry:Count", "0"));
        await gateway.UntilReadyAsync();
        gateway.Inbox.OnMessage = _ => throw new IOException("the store is away");
        await using var client = await ForeignClient.ConnectAsync(uri);
        var queue = (await client.Channel.QueueDeclareAsync()).QueueName;

        await client.PublishAsync("hpo.submit-study", JsonSerializer.Serialize(Some.SubmitStudy(), HpoJson.Options), Urn, properties =>
        {
            properties.ReplyTo = queue;
            properties.CorrelationId = "call 2";
        });

        var message = await client.NextAsync(queue);
        Assert.StartsWith("urn:message:MassTransit:Fault", message.Headers["MT-MessageType"], StringComparison.Ordinal);
        Assert.Equal("call 2", message.Properties.CorrelationId);
        Assert.Contains("the store is away", message.Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task No_answer_in_time_is_a_timeout()
    {
        var uri = await broker.NewVhostAsync();
        await using var client = await TestService.OnAsync(uri, _ => { });
        await client.UntilReadyAsync();

        await Assert.ThrowsAsync<TimeoutException>(() => client.Requests.SubmitAsync(Some.SubmitStudy(), TimeSpan.FromSeconds(1), CancellationToken.None));
    }

    [Fact]
    public async Task The_bus_within_one_process_answers_too()
    {
        await using var service = await TestService.InMemoryAsync(bus => bus.AnswerSubmissions());

        var accepted = await service.Requests.SubmitAsync(Some.SubmitStudy("mnist-8"), Inbox.Deadline, CancellationToken.None);

        Assert.Equal("mnist-8", Assert.IsType<StudyAccepted>(accepted).StudyId);
    }
}
