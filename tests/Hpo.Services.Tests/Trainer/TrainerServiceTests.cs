using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using Hpo.TestKit.Training;
using Hpo.Trainer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hpo.Services.Tests.Trainer;

/// <summary>The whole service on the in-memory bus and the real clock.</summary>
public sealed class TrainerServiceTests
{
    [Fact]
    public async Task A_candidate_on_the_bus_comes_back_as_a_completed_job()
    {
        var backend = new FakeTrainingBackend(TimeProvider.System) { Plan = _ => FakeOutcome.Completes(TimeSpan.FromMilliseconds(30)) };
        var inbox = new Inbox();
        using var host = Host(backend, inbox);
        await host.StartAsync();
        var publisher = host.Services.GetRequiredService<IMessagePublisher>();

        await publisher.PublishAsync(Some.Candidate(), default);

        var started = await inbox.Saw<JobStarted>(queue: Queues.Gateway);
        var completed = await inbox.Saw<JobCompleted>(queue: Queues.Gateway);
        Assert.Equal(("mnist-ga-0-1", "mnist-ga-0-1", JobStatus.Completed), (started.JobName, completed.JobName, completed.Status));
        await host.StopAsync();
    }

    [Fact]
    public async Task Every_way_to_end_a_study_stops_its_jobs()
    {
        var backend = new FakeTrainingBackend(TimeProvider.System) { Plan = _ => FakeOutcome.Endless };
        var inbox = new Inbox();
        using var host = Host(backend, inbox);
        await host.StartAsync();
        var publisher = host.Services.GetRequiredService<IMessagePublisher>();
        var counts = new TrialCounts(1, 0, 0);
        foreach (var study in new[] { "one", "two", "three", "four" })
        {
            await publisher.PublishAsync(Some.Candidate(studyId: study), default);
            await inbox.Saw<JobStarted>(started => started.StudyId == study);
        }

        await publisher.PublishAsync(new StopTrial { StudyId = "one", Trial = 0, Reason = "pruned" }, default);
        await publisher.PublishAsync(new CancelStudy { StudyId = "two", Reason = "by the user" }, default);
        await publisher.PublishAsync(new StudyCompleted { StudyId = "three", Cause = "target reached", Counts = counts }, default);
        await publisher.PublishAsync(new StudyFailed { StudyId = "four", Cause = "too many failures", Counts = counts }, default);

        var reasons = new List<string?>();
        foreach (var study in new[] { "one", "two", "three", "four" })
            reasons.Add((await inbox.Saw<JobCompleted>(completed => completed.StudyId == study)).FailureReason);
        Assert.Equal(["pruned", "study cancelled: by the user", "study completed: target reached", "study failed: too many failures"], reasons);
        await host.StopAsync();
    }

    [Fact]
    public async Task The_service_is_ready_when_its_storage_is()
    {
        using var host = Host(new FakeTrainingBackend(TimeProvider.System), new Inbox());
        await host.StartAsync();

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains(Health.Ready));

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Contains("storage-trainer", report.Entries.Keys);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_wrong_setting_ends_the_start_and_is_named()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Storage:Kind"] = "memory", ["Aws:ServiceUrl"] = "http://127.0.0.1:1", ["Trainer:MinPollInterval"] = "-00:00:01" });
        builder.Services.AddSingleton<IMessagePublisher>(new RecordingPublisher());
        builder.Services.AddHpoTrainer(builder.Configuration);
        using var host = builder.Build();

        var problem = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        Assert.Contains("Trainer:MinPollInterval", problem.ToString(), StringComparison.Ordinal);
    }

    private static IHost Host(FakeTrainingBackend backend, Inbox inbox)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Kind"] = "memory",
            ["Bus:Kind"] = "memory",
            ["Aws:ServiceUrl"] = "http://127.0.0.1:1",
        });
        builder.Services.AddSingleton(inbox);
        builder.Services.AddSingleton<ITrainingBackend>(backend);
        builder.Services.AddHpoTrainer(builder.Configuration);
        builder.Services.AddHpoMessaging(builder.Configuration, bus =>
        {
            bus.AddTrainerEndpoints();
            bus.Record(Queues.Gateway);
        });
        return builder.Build();
    }
}
