using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Storage;
using Hpo.Trainer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Trainer.Past;

/// <summary>A trainer that searches for past jobs on a fake clock, turned by hand; several over the same store are several processes.</summary>
internal sealed class PastRig : IAsyncDisposable
{
    public static readonly DateTimeOffset AskedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly ServiceProvider services;

    public PastRig(FakePastJobs jobs, IDocumentStore? store = null, CrashSwitch? crash = null, FakeTimeProvider? clock = null, string instance = "trainer")
    {
        crash ??= CrashSwitch.Never;
        Clock = clock ?? new FakeTimeProvider(AskedAt);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Trainer:Instance"] = instance }).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<IMessagePublisher>(new CrashingPublisher(Publisher, crash));
        collection.AddSingleton<ITrainingBackend>(jobs).AddSingleton<IJobTags>(jobs);
        collection.AddKeyedSingleton<IDocumentStore>(JobStore.Database, new CrashingStore(store ?? new InMemoryDocumentStore(), crash));
        collection.AddHpoTrainer(configuration);
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public RecordingPublisher Publisher { get; } = new();

    private PastSearcher Searcher => services.GetRequiredService<PastSearcher>();

    public static PastJobsRequested Question(PastJobs jobs, string studyId = "later") => new() { StudyId = studyId, RequestedAt = AskedAt, Jobs = jobs };

    public Task AskAsync(PastJobsRequested question) => services.GetRequiredService<PastJobsHandler>().HandleAsync(question, default);

    public Task TakeUpAsync() => Searcher.TakeUpAsync(default);

    public Task RoundAsync() => Searcher.RoundAsync(default);

    /// <summary>Goes on until an answer was sent; fails after an hour of fake time.</summary>
    public async Task<PastJobsFound> AnswerAsync(int answers = 1)
    {
        for (var second = 0; second < 3_600; second++)
        {
            for (var round = 0; round < 50; round++)
                await RoundAsync();
            if (Publisher.Of<PastJobsFound>() is var sent && sent.Count >= answers)
                return sent[^1];
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        throw new TimeoutException("There was no answer within an hour.");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
