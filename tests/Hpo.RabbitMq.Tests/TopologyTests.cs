using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Hpo.RabbitMq.Tests;

[Collection(SharedBroker.Name)]
public sealed class TopologyTests(RabbitMqFixture broker)
{
    [SkippableFact]
    public async Task A_message_for_a_service_that_has_never_run_waits_for_it()
    {
        var uri = await broker.NewVhostAsync();
        await using (var gateway = await TestService.OnAsync(uri, bus => bus.Record(Queues.Gateway)))
            await gateway.Publisher.PublishAsync(Some.StudyAccepted(), CancellationToken.None);

        await using var optimizer = await TestService.OnAsync(uri, bus => bus.Record(Queues.Optimizer));

        Assert.Equal("mnist-1", (await optimizer.Inbox.Saw<StudyAccepted>()).StudyId);
    }

    [SkippableFact]
    public async Task Every_queue_is_durable_and_replicated()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Gateway).Record(Queues.Optimizer).Record(Queues.Trainer).Record(Queues.Metrics));
        await service.UntilReadyAsync();

        foreach (var queue in Topology.Bindings.Keys.SelectMany(q => new[] { q, Queues.ErrorsOf(q) }))
        {
            await DeclareAsync(uri, queue, durable: true, "quorum");
            var refusal = await Assert.ThrowsAsync<OperationInterruptedException>(() => DeclareAsync(uri, queue, durable: true, "classic"));
            Assert.Equal(Constants.PreconditionFailed, refusal.ShutdownReason!.ReplyCode);
        }
    }

    [SkippableFact]
    public async Task Nothing_is_declared_beside_the_table()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Gateway).Record(Queues.Metrics));
        await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);
        await service.Inbox.SawAtLeast<JobCompleted>(2);
        await using var client = await ForeignClient.ConnectAsync(uri);

        foreach (var other in new[] { "Hpo.Contracts:IStudyMessage", "Hpo.Contracts:ITrialMessage", "Hpo.Contracts:JobCompleted" })
        {
            await using var probe = await ForeignClient.ConnectAsync(uri);
            var refusal = await Assert.ThrowsAsync<OperationInterruptedException>(() => probe.Channel.ExchangeDeclarePassiveAsync(other));
            Assert.Equal(Constants.NotFound, refusal.ShutdownReason!.ReplyCode);
        }
    }

    [SkippableFact]
    public async Task Messages_reach_exactly_the_queues_of_the_table()
    {
        var uri = await broker.NewVhostAsync();
        await using (var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics)))
            await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);

        foreach (var message in MessageNames.All)
            await client.Channel.BasicPublishAsync(MessageNames.Exchange(message), "", "{}"u8.ToArray());

        foreach (var (queue, messages) in Topology.Bindings)
            await client.UntilDepthAsync(queue, (uint)messages.Count);
    }

    private static async Task DeclareAsync(string uri, string queue, bool durable, string type)
    {
        await using var client = await ForeignClient.ConnectAsync(uri);
        await client.Channel.QueueDeclareAsync(queue, durable, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = type });
    }
}
