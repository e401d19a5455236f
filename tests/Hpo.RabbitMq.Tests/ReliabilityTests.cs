using System.Net;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;

namespace Hpo.RabbitMq.Tests;

[Collection(SharedBroker.Name)]
public sealed class ReliabilityTests(RabbitMqFixture broker)
{
    private static readonly (string, string) PublishTimeout = ("Bus:PublishTimeout", "00:00:10");
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task A_crash_of_the_broker_in_mid_stream_loses_nothing()
    {
        const int Count = 5000;
        var uri = await broker.NewVhostAsync();
        Skip.IfNot(broker.Broker.CanRestart, $"{broker.Broker.Description} cannot be restarted.");
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics), PublishTimeout);
        await service.UntilReadyAsync();

        var publishing = Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 100 }, async (trial, ct) =>
            await PublishAsync(service, Some.JobCompleted(trial: trial), ct));
        await service.Inbox.SawAtLeast<JobCompleted>(Count / 10);
        await broker.Broker.KillAsync(CancellationToken.None);
        await UntilAsync(service, HttpStatusCode.ServiceUnavailable);
        await broker.Broker.ResumeAsync(CancellationToken.None);
        await publishing.WaitAsync(Deadline);

        await service.Inbox.Until(() => Trials(service.Inbox).Count == Count, $"{Count} trials");
        await UntilAsync(service, HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_service_that_starts_before_its_broker_is_alive_but_not_ready()
    {
        var uri = await broker.NewVhostAsync();
        Skip.IfNot(broker.Broker.CanRestart, $"{broker.Broker.Description} cannot be restarted.");
        await broker.Broker.KillAsync(CancellationToken.None);
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics), PublishTimeout);
        var early = PublishAsync(service, Some.JobCompleted(), CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/health/live", CancellationToken.None));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.StatusAsync("/health/ready", CancellationToken.None));
        await broker.Broker.ResumeAsync(CancellationToken.None);

        await service.UntilReadyAsync();
        await early.WaitAsync(Deadline);
        await service.Inbox.Saw<JobCompleted>();
    }

    // The login takes about 1,000 bytes of the broker's answers, the declarations of the endpoint the next 600.
    [SkippableFact]
    public async Task A_service_whose_broker_dies_at_any_moment_of_its_start_works_when_the_broker_is_back()
    {
        var uri = new Uri(await broker.NewVhostAsync());

        await Parallel.ForEachAsync(Enumerable.Range(0, 20).Select(i => 200 + i * 75), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (bytes, ct) =>
        {
            await using var line = new BreakingLine(uri, bytes);
            await using var service = await TestService.OnAsync(line.Uri, bus => bus.Record(Queues.Optimizer));

            await service.UntilReadyAsync();

            Assert.True(line.HasBroken, $"The line did not break within {bytes} bytes.");
        });
    }

    // As sweepers and message handlers do. Without the limit, a publish whose confirm was lost in the crash would never end.
    private static async Task PublishAsync(TestService service, JobCompleted message, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await service.Publisher.PublishAsync(message, ct);
                return;
            }
            catch (BrokerUnavailableException)
            {
                // Again.
            }
        }
    }

    private static Task UntilAsync(TestService service, HttpStatusCode status) =>
        Eventually.TrueAsync(async ct => await service.StatusAsync("/health/ready", ct) == status);

    private static HashSet<int> Trials(Inbox inbox) => [.. inbox.All.Select(r => ((JobCompleted)r.Message).Trial)];
}
