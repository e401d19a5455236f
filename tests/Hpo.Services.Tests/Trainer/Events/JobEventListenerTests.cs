using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Storage;
using Hpo.TestKit.Logs;
using Hpo.TestKit.Messaging;
using Hpo.TestKit.Storage;
using Hpo.TestKit.Training;
using Hpo.Trainer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hpo.Services.Tests.Trainer;

/// <summary>The whole trainer with a queue that speaks the protocol of SQS. The next poll is a day away unless a test says otherwise, so only an event can settle a trial.</summary>
public sealed class JobEventListenerTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly FakeTrainingBackend backend = new(TimeProvider.System) { Plan = _ => FakeOutcome.Completes(TimeSpan.FromMilliseconds(50)) };
    private readonly Inbox inbox = new();
    private readonly LogCapture logs = new();
    private StubQueue queue = null!;
    private IHost? host;

    public async Task InitializeAsync() => queue = await StubQueue.StartAsync();

    public async Task DisposeAsync()
    {
        if (host is not null)
            await host.StopAsync();
        host?.Dispose();
        await queue.DisposeAsync();
    }

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task An_event_settles_a_trial_at_once_with_one_look_and_is_deleted_after_it()
    {
        await StartAsync();
        await EndedJobAsync();

        queue.Send(SomeEvent.Of("mnist-ga-0-1", "Completed"));

        Assert.Equal(JobStatus.Completed, (await inbox.Saw<JobCompleted>()).Status);
        await UntilAsync(() => queue.Count == 0);
        Assert.Equal(1, backend.Describes);
        var receive = queue.Requests.First(request => request.Target == "AmazonSQS.ReceiveMessage").Body;
        Assert.Equal((20, 10), ((int)receive["WaitTimeSeconds"]!, (int)receive["MaxNumberOfMessages"]!));
    }

    [Fact]
    public async Task Whatever_else_is_in_the_queue_is_deleted_and_costs_no_look()
    {
        await StartAsync();
        await EndedJobAsync();

        queue.Send("not json, password=hunter2-in-the-environment");
        queue.Send(SomeEvent.Of("mnist-ga-0-1", "Completed", source: "somebody"));
        queue.Send(SomeEvent.Of("mnist-ga-0-1", "InProgress", "Training"));
        queue.Send(SomeEvent.Of("mnist-ga-0-2", "Completed"));
        queue.Send(SomeEvent.Of("somebody-elses-job", "Failed"));
        await UntilAsync(() => queue.Count == 0);

        Assert.Equal(0, backend.Describes);
        Assert.Contains(logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("is deleted, it is no JSON", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.StartsWith("Debug", StringComparison.Ordinal) && line.Contains("somebody-elses-job", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Contains(SomeEvent.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deliveries_that_repeat_settle_a_trial_once()
    {
        await StartAsync();
        await EndedJobAsync();

        queue.LoseNextReceive();
        queue.LoseNextDelete();
        queue.Send(SomeEvent.Of("mnist-ga-0-1", "Completed"));
        await UntilAsync(() => queue.Requests.Count > 1);
        queue.DeliverAgain();
        await inbox.Saw<JobCompleted>();
        queue.Send(SomeEvent.Of("mnist-ga-0-1", "Completed"));
        queue.Send(SomeEvent.Of("mnist-ga-0-1", "Failed"));
        await UntilAsync(() => queue.Count == 0);

        Assert.Equal(1, backend.Describes);
        Assert.Single(inbox.All, received => received.Message is JobCompleted);
    }

    [Fact]
    public async Task An_event_that_cannot_be_passed_on_stays_in_the_queue()
    {
        var isAway = false;
        await StartAsync(services => services.AddKeyedSingleton<IDocumentStore>(
            JobStore.Database,
            new InterruptedStore(new InMemoryDocumentStore(), () => isAway ? throw new DocumentStoreException("The database is away.") : Task.CompletedTask)));
        await EndedJobAsync();

        isAway = true;
        queue.Send(SomeEvent.Of("mnist-ga-0-1", "Completed"));
        await UntilAsync(() => logs.Lines.Any(line => line.Contains("could not be dealt with and is delivered again", StringComparison.Ordinal)));
        Assert.Equal(1, queue.Count);
        isAway = false;
        queue.DeliverAgain();

        Assert.Equal(JobStatus.Completed, (await inbox.Saw<JobCompleted>()).Status);
        await UntilAsync(() => queue.Count == 0);
    }

    [Theory]
    [InlineData("AccessDeniedException", "User: arn:aws:iam::1:role/hpo is not authorized to perform: sqs:receivemessage", 403, "Allow sqs:ReceiveMessage and sqs:DeleteMessage on the queue")]
    [InlineData("QueueDoesNotExist", "The specified queue does not exist.", 400, "create the stack of docs/aws/job-events.yaml")]
    [InlineData("ThrottlingException", "Rate exceeded", 400, "asks less often by itself")]
    [InlineData("KmsAccessDenied", "The ciphertext refers to a key that you cannot use", 400, "Allow kms:Decrypt")]
    [InlineData("ExpiredToken", "The security token included in the request is expired", 403, "Renew the AWS credentials of the trainer")]
    [InlineData("InternalError", "oops", 500, "worth a look if this lasts")]
    public async Task A_queue_that_refuses_leaves_polling_and_is_taken_up_again(string code, string message, int status, string remedy)
    {
        queue.Refusal = (code, message, status);
        await StartAsync(null, ("Trainer:FirstPollDelay", "00:00:00.1"), ("Trainer:MinPollInterval", "00:00:00.1"), ("Trainer:MaxPollInterval", "00:00:00.1"));
        await PublishAsync(Some.Candidate());

        Assert.Equal(JobStatus.Completed, (await inbox.Saw<JobCompleted>()).Status);
        await UntilAsync(() => logs.Lines.Any(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains(remedy, StringComparison.Ordinal)));
        var refused = await HealthAsync();
        queue.Refusal = null;
        await UntilAsync(() => logs.Lines.Any(line => line.Contains("Job events arrive again", StringComparison.Ordinal)));

        Assert.Equal(HealthStatus.Healthy, refused.Status);
        Assert.StartsWith("degraded: no job events, jobs are looked at every 00:00:00.1000000 to 00:00:00.1000000 only.", refused.Entries["job-events"].Description, StringComparison.Ordinal);
        Assert.Contains(remedy, refused.Entries["job-events"].Description, StringComparison.Ordinal);
        Assert.Null((await HealthAsync()).Entries["job-events"].Description);
        Assert.Single(logs.Lines, line => line.Contains("No job events, training jobs are polled only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_queue_nothing_is_added()
    {
        await StartAsync(null, ("Trainer:Events:QueueUrl", ""));

        Assert.Empty(host!.Services.GetServices<IHostedService>().OfType<JobEventListener>());
        Assert.DoesNotContain("job-events", (await HealthAsync()).Entries.Keys);
        Assert.Empty(queue.Requests);
    }

    private async Task StartAsync(Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Kind"] = "memory",
            ["Bus:Kind"] = "memory",
            ["Aws:Region"] = "us-east-1",
            ["Aws:MaxErrorRetry"] = "0",
            ["Trainer:Events:QueueUrl"] = queue.Url,
            ["Trainer:FirstPollDelay"] = "1.00:00:00",
            ["Trainer:MinPollInterval"] = "1.00:00:00",
            ["Trainer:MaxPollInterval"] = "1.00:00:00",
            ["Trainer:RetryDelay"] = "00:00:00.2",
        }).AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        more?.Invoke(builder.Services);
        builder.Services.AddSingleton(inbox);
        builder.Services.AddSingleton<ITrainingBackend>(backend);
        builder.Services.AddHpoTrainer(builder.Configuration);
        builder.Services.AddHpoMessaging(builder.Configuration, bus =>
        {
            bus.AddTrainerEndpoints();
            bus.Record(Queues.Gateway);
        });
        host = builder.Build();
        await host.StartAsync();
    }

    /// <summary>A trial whose job has ended, which the trainer does not know yet.</summary>
    private async Task EndedJobAsync()
    {
        await PublishAsync(Some.Candidate());
        await inbox.Saw<JobStarted>();
        await UntilAsync(() => backend.PhaseOf("mnist-ga-0-1") == JobPhase.Completed);
        var store = host!.Services.GetRequiredService<JobStore>();
        await UntilAsync(async () => (await store.FindAsync("mnist-ga/0", default))?.Document is { State: JobState.Running, Unsent.Count: 0 });
        Assert.Equal(0, backend.Describes);
    }

    private Task PublishAsync(CandidateProposed candidate) => host!.Services.GetRequiredService<IMessagePublisher>().PublishAsync(candidate, default);

    private Task<HealthReport> HealthAsync() =>
        host!.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains(Health.Ready));

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(10), deadline.Token);
    }
}
