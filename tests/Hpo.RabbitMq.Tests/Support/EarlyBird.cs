using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hpo.RabbitMq.Tests;

/// <summary>A background worker that publishes at its very start; it is registered before the bus, and so starts before it.</summary>
internal sealed class EarlyBird(IMessagePublisher publisher) : BackgroundService
{
    /// <summary>Runs one until its message was received.</summary>
    public static async Task<Inbox> RunAsync()
    {
        var builder = Host.CreateApplicationBuilder(["--Bus:Kind=memory"]);
        builder.Services.AddSingleton<Inbox>();
        builder.Services.AddHostedService<EarlyBird>();
        builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.Record(Queues.Metrics));
        using var host = builder.Build();
        await host.StartAsync();
        var inbox = host.Services.GetRequiredService<Inbox>();
        await inbox.SawAtLeast<Contracts.JobCompleted>(1);
        await host.StopAsync();
        return inbox;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => publisher.PublishAsync(Some.JobCompleted(), stoppingToken);
}
