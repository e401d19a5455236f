using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.RabbitMq.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void A_consumer_of_an_unbound_message_is_refused_by_name()
    {
        var refusal = Refusal(bus => bus.Endpoint(Queues.Metrics, e => e.Record(Topology.Bindings[Queues.Metrics]).Consumer<Recorder<StopTrial>>()));

        Assert.Contains("consumes StopTrial, which is not bound to queue hpo.metrics", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_message_without_a_consumer_is_refused_by_name()
    {
        var refusal = Refusal(bus => bus.Endpoint(Queues.Metrics, e => e.Consumer<Recorder<JobStarted>>()));

        Assert.Contains("JobCompleted is bound to queue hpo.metrics, but no consumer", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void All_differences_are_reported_at_once()
    {
        var refusal = Refusal(bus => bus
            .Endpoint(Queues.Metrics, e => e.Consumer<Recorder<StopTrial>>())
            .Endpoint("hpo.elsewhere", _ => { })
            .Record(Queues.Metrics));

        Assert.Contains("StopTrial", refusal, StringComparison.Ordinal);
        Assert.Contains("JobStarted", refusal, StringComparison.Ordinal);
        Assert.Contains("Queue hpo.elsewhere is not in Topology.Bindings", refusal, StringComparison.Ordinal);
        Assert.Contains("Queue hpo.metrics is registered 2 times", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_consumers_of_one_message_on_one_queue_are_refused()
    {
        var refusal = Refusal(bus => bus.Endpoint(Queues.Metrics, e => e.Record(Topology.Bindings[Queues.Metrics]).Consumer<Other>()));

        Assert.Contains("JobStarted has several consumers on queue hpo.metrics", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_queue_of_the_table_carries_messages_of_the_system_only()
    {
        Assert.All(Topology.Bindings.Values.SelectMany(m => m), message => Assert.Contains(message, MessageNames.All));
        Assert.All(Topology.Bindings.Values, messages => Assert.Equal(messages.Count, messages.Distinct().Count()));
    }

    private static string Refusal(Action<HpoBusBuilder> bus)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Bus:Kind", "memory")]).Build();
        return Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddHpoMessaging(configuration, bus)).Message;
    }

    private sealed class Other : IConsumer<JobStarted>
    {
        public Task Consume(ConsumeContext<JobStarted> context) => Task.CompletedTask;
    }
}
