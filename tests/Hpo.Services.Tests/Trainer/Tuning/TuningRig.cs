using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Storage;
using Hpo.Trainer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Trainer.Tuning;

/// <summary>A trainer that follows tunings on a fake clock; another one on the same world is the process after it.</summary>
internal sealed class TuningRig : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public TuningRig(TuningWorld world, CrashSwitch? crash = null)
    {
        World = world;
        crash ??= CrashSwitch.Never;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(world.Clock);
        collection.AddSingleton<IMessagePublisher>(new CrashingPublisher(world.Publisher, crash));
        collection.AddSingleton<ITuningBackend>(world.Backend);
        collection.AddKeyedSingleton<IDocumentStore>(JobStore.Database, new CrashingStore(world.Store, crash));
        collection.AddHpoTrainer(new ConfigurationBuilder().AddInMemoryCollection([new("Trainer:Instance", "trainer")]).Build());
        services = collection.BuildServiceProvider();
    }

    public TuningWorld World { get; }

    public Task RequestAsync(Func<Study, Study>? change = null) => Get<TuningHandler>().RequestAsync(Tuned.Request(change), default);

    public Task StopAsync(string reason = "target reached") => Get<TuningHandler>().StopAsync(new StopTuning { StudyId = Some.StudyId, Reason = reason }, default);

    public Task PauseAsync(int revision) => Get<HoldHandler>().PausedAsync(
        new StudyPaused { StudyId = Some.StudyId, Revision = revision, Reason = "by the user", Counts = new TrialCounts(0, 0, 0) }, default);

    public Task ResumeAsync(int revision) => Get<HoldHandler>().ResumedAsync(new StudyResumed { StudyId = Some.StudyId, Revision = revision }, default);

    /// <summary>Takes the steps that fall due within some minutes.</summary>
    public async Task RunAsync(int minutes = 10)
    {
        for (var second = 0; second < minutes * 60; second += 5)
        {
            await Get<TuningFollower>().RoundAsync(default);
            World.Clock.Advance(TimeSpan.FromSeconds(5));
        }
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>What outlives a trainer process.</summary>
internal sealed class TuningWorld
{
    public FakeTimeProvider Clock { get; } = new(Some.Now);

    public IDocumentStore Store { get; } = new InMemoryDocumentStore();

    public FakeTuningBackend Backend { get; } = new();

    public RecordingPublisher Publisher { get; } = new();

    /// <summary>Trial numbers and job names that were told.</summary>
    public IEnumerable<(int Trial, string Job)> Found => Publisher.Of<CandidateFound>().Select(found => (found.Trial, found.Job.Name)).Distinct().Order();

    public TuningEnded? Ended => Publisher.Of<TuningEnded>() is [.., var last] ? last : null;
}

/// <summary>Subjects about tuning.</summary>
internal static class Tuned
{
    public const string Name = "mnist-ga-t1";

    public static TuningRequested Request(Func<Study, Study>? change = null)
    {
        var study = Hpo.TestKit.Some.Study("sagemaker", budget: new Budget { MaxTrials = 10, MaxParallelTrials = 2 });
        return new TuningRequested { StudyId = Some.StudyId, Study = change?.Invoke(study) ?? study, Seed = 7, AcceptedAt = Some.Now };
    }
}
