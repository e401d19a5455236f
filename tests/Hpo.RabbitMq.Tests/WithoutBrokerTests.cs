using System.Net;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;

namespace Hpo.RabbitMq.Tests;

public sealed class WithoutBrokerTests
{
    // Nobody listens on port 1.
    private const string Nowhere = "amqp://user:secret@127.0.0.1:1/hpo";

    [Fact]
    public async Task A_service_without_its_broker_is_alive_not_ready_and_says_why()
    {
        await using var service = await TestService.OnAsync(Nowhere, bus => bus.Record(Queues.Metrics));

        await Eventually.TrueAsync(_ => Task.FromResult(service.Log.All.Any(line => line.MessageTemplate.Text.StartsWith("Waiting for the broker", StringComparison.Ordinal))));

        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/health/live", CancellationToken.None));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.StatusAsync("/health/ready", CancellationToken.None));
        Assert.DoesNotContain(service.Log.All, line => $"{line.RenderMessage()}{line.Exception}".Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_publish_without_a_broker_waits_as_long_as_its_caller_wants()
    {
        await using var service = await TestService.OnAsync(Nowhere, bus => bus.Record(Queues.Metrics));
        using var patience = new CancellationTokenSource();

        var publishing = service.Publisher.PublishAsync(Some.JobCompleted(), patience.Token);
        Assert.False(publishing.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);
    }

    [Fact]
    public async Task A_publish_without_a_broker_fails_in_the_end_and_names_the_setting()
    {
        await using var service = await TestService.OnAsync(Nowhere, bus => bus.Record(Queues.Metrics), ("Bus:PublishTimeout", "00:00:01"));

        var failure = await Assert.ThrowsAsync<BrokerUnavailableException>(() => service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None));

        Assert.Contains("job-completed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Bus:PublishTimeout", failure.Message, StringComparison.Ordinal);
    }
}
