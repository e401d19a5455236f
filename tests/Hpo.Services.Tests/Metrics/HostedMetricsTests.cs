using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Metrics;
using Hpo.Metrics.Logs;
using Hpo.TestKit.Logs;
using Hpo.TestKit.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hpo.Services.Tests.Metrics;

/// <summary>The whole service with bus, store and readers in one process.</summary>
public sealed class HostedMetricsTests
{
    [Fact]
    public async Task From_messages_over_the_log_to_the_fitness()
    {
        var logs = new FakeTrainingLogs(TimeProvider.System);
        var inbox = new Inbox();
        await using var app = await StartAsync(logs, inbox);
        var publisher = app.Services.GetRequiredService<IMessagePublisher>();

        await publisher.PublishAsync(Jobs.Started() with { StartedAt = TimeProvider.System.GetUtcNow() }, CancellationToken.None);
        logs.Write(Jobs.Stream, "accuracy=0.5");
        await inbox.Saw<MetricObserved>(observed => observed is { Step: 1, Value: 0.5 });
        logs.Write(Jobs.Stream, "accuracy=0.9");
        await publisher.PublishAsync(Jobs.Completed(TimeProvider.System.GetUtcNow()), CancellationToken.None);

        var fitness = await inbox.Saw<FitnessMeasured>(queue: Queues.Gateway);
        Assert.Equal(0.9, fitness.Values["accuracy"]);
        await inbox.Saw<MetricObserved>(observed => observed is { Step: 2, Value: 0.9 });
    }

    [Fact]
    public async Task Final_metrics_do_not_wait_for_a_reader()
    {
        var held = new TaskCompletionSource();
        var logs = new FakeTrainingLogs(TimeProvider.System) { OnCall = () => held.Task };
        var inbox = new Inbox();
        await using var app = await StartAsync(logs, inbox);

        await app.Services.GetRequiredService<IMessagePublisher>()
            .PublishAsync(Jobs.Completed(TimeProvider.System.GetUtcNow(), ("accuracy", 0.9)), CancellationToken.None);

        await inbox.Saw<FitnessMeasured>();
        held.SetResult();
    }

    [Fact]
    public async Task Trials_that_wait_for_their_outcome_pass_jobs_that_only_lack_their_curve()
    {
        var held = new TaskCompletionSource();
        var logs = new FakeTrainingLogs(TimeProvider.System);
        logs.Write(Jobs.Stream, "accuracy=0.9");
        var inbox = new Inbox();
        await using var app = await StartAsync(logs, inbox);
        var publisher = app.Services.GetRequiredService<IMessagePublisher>();
        logs.OnCall = () => held.Task;
        foreach (var trial in Enumerable.Range(1, 20))
        {
            var done = Jobs.Completed(TimeProvider.System.GetUtcNow(), ("accuracy", 0.9)) with { Trial = trial, JobName = JobNames.For("study", trial, 1) };
            await publisher.PublishAsync(done, CancellationToken.None);
        }

        await inbox.SawAtLeast<FitnessMeasured>(20);
        logs.OnCall = () => Task.CompletedTask;
        await publisher.PublishAsync(Jobs.Failed(TimeProvider.System.GetUtcNow()), CancellationToken.None);

        await inbox.Saw<FitnessUnavailable>();
        held.SetResult();
    }

    [Fact]
    public async Task A_wrong_setting_is_named_at_start()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(new FakeTrainingLogs(TimeProvider.System), new Inbox(), ("Metrics:LogPatience", "-00:00:01")));

        Assert.Contains("Metrics:LogPatience", error.Message, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartAsync(FakeTrainingLogs logs, Inbox inbox, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bus:Kind"] = "memory",
            ["Storage:Kind"] = "memory",
            ["Aws:ServiceUrl"] = "http://127.0.0.1:1",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)));
        builder.Services.AddSingleton<ITrainingLogs>(logs).AddSingleton(inbox);
        builder.Services.AddHpoMetrics(builder.Configuration);
        builder.Services.AddHpoMessaging(builder.Configuration, bus =>
        {
            bus.AddMetricsEndpoints();
            bus.Record(Queues.Gateway);
        });
        var app = builder.Build();
        await app.StartAsync();
        return app;
    }
}
