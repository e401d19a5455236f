using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;

namespace Hpo.RabbitMq.Tests;

/// <summary>Questions go to the optimizer service that they are for.</summary>
[Collection(SharedBroker.Name)]
public sealed class RoutingTests(RabbitMqFixture broker)
{
    [SkippableFact]
    public async Task A_question_reaches_the_service_of_its_optimizer_and_no_other()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Endpoint(Queues.OptimizerPlugin("ours"), endpoint => endpoint.Record([typeof(CandidatesRequested)])));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        var foreign = (await client.Channel.QueueDeclareAsync("theirs", durable: false, exclusive: true, autoDelete: false)).QueueName;
        await client.Channel.QueueBindAsync(foreign, MessageNames.Exchange(typeof(CandidatesRequested)), "theirs");

        await service.Publisher.PublishAsync(Some.CandidatesRequested("theirs"), CancellationToken.None);
        await service.Publisher.PublishAsync(Some.CandidatesRequested("ours"), CancellationToken.None);

        Assert.Contains("\"optimizer\":\"theirs\"", (await client.NextAsync(foreign)).Body, StringComparison.Ordinal);
        Assert.Equal("ours", (await service.Inbox.Saw<CandidatesRequested>()).Optimizer);
        Assert.Single(service.Inbox.All);
        await client.UntilDepthAsync(foreign, 0);
    }

    [SkippableFact]
    public async Task A_question_that_nobody_listens_for_holds_nothing_up_and_is_logged()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Trainer));
        await service.UntilReadyAsync();

        await service.Publisher.PublishAsync(Some.CandidatesRequested("nobody"), CancellationToken.None);
        await service.Publisher.PublishAsync(Some.StopTrial(trial: 7), CancellationToken.None);

        Assert.Equal(7, (await service.Inbox.Saw<StopTrial>()).Trial);
        await Eventually.TrueAsync(_ => Task.FromResult(service.Log.All.Any(line => line.MessageTemplate.Text.StartsWith("No queue of an optimizer service", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_bus_within_a_process_routes_in_the_same_way()
    {
        await using var service = await TestService.InMemoryAsync(bus => bus
            .Endpoint(Queues.OptimizerPlugin("ours"), endpoint => endpoint.Record([typeof(CandidatesRequested)]))
            .Record(Queues.Trainer));

        await service.Publisher.PublishAsync(Some.CandidatesRequested("theirs"), CancellationToken.None);
        await service.Publisher.PublishAsync(Some.CandidatesRequested("ours"), CancellationToken.None);

        Assert.Equal("ours", (await service.Inbox.Saw<CandidatesRequested>()).Optimizer);
        Assert.Single(service.Inbox.All);
    }
}
