using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Storage;
using Hpo.Trainer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hpo.Services.Tests.Trainer;

/// <summary>
/// A trainer on a fake clock whose loops are turned by hand: a step does everything that is due, then the clock jumps to what is due next.
/// Several rigs over the same world are several processes, or one process after another.
/// </summary>
internal sealed class TrainerRig : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly IJobWorker[] workers;

    public TrainerRig(TrainerWorld world, CrashSwitch? crash = null, params (string Key, string Value)[] settings)
    {
        World = world;
        crash ??= CrashSwitch.Never;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Trainer:Instance"] = "trainer" })
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(world.Clock);
        collection.AddSingleton<IMessagePublisher>(new CrashingPublisher(world.Publisher, crash));
        collection.AddSingleton<ITrainingBackend>(new CrashingBackend(world.Backend, crash));
        collection.AddKeyedSingleton<IDocumentStore>(JobStore.Database, new CrashingStore(world.Store, crash));
        collection.AddHpoTrainer(configuration);
        services = collection.BuildServiceProvider();
        workers = [Get<LaunchQueue>(), Get<Launcher>(), Get<Watcher>(), Get<Sender>()];
    }

    public TrainerWorld World { get; }

    public Task ProposeAsync(CandidateProposed candidate) => Get<CandidateHandler>().HandleAsync(candidate, default);

    public Task StopTrialAsync(string studyId, int trial, string reason = "enough seen") =>
        Get<StopHandler>().StopTrialAsync(new StopTrial { StudyId = studyId, Trial = trial, Reason = reason }, default);

    public Task CancelStudyAsync(string studyId) => Get<StopHandler>().CancelStudyAsync(new CancelStudy { StudyId = studyId, Reason = "by the user" }, default);

    public Task RecoverAsync() => Get<Recovery>().RunAsync(default);

    public Task PauseAsync(string studyId, int revision) => Get<HoldHandler>().PausedAsync(
        new StudyPaused { StudyId = studyId, Revision = revision, Reason = "by the user", Counts = new TrialCounts(0, 0, 0) }, default);

    public Task ResumeAsync(string studyId, int revision) =>
        Get<HoldHandler>().ResumedAsync(new StudyResumed { StudyId = studyId, Revision = revision }, default);

    public Task ReconcileAsync() => Get<Reconciler>().RunIfDueAsync(default);

    public async Task<JobDocument?> FindAsync(string studyId, int trial) =>
        (await Get<JobStore>().FindAsync(JobDocument.IdFor(studyId, trial), default))?.Document;

    /// <summary>Does what is due now, as the alarms say.</summary>
    public async Task StepAsync()
    {
        if (Get<Surveyor>().TryTake())
            await Get<Surveyor>().SurveyIfDueAsync(default);
        foreach (var worker in workers)
        {
            if (Get<Alarms>()[worker.Work].TryTake(Options.SweepInterval))
                await worker.RoundAsync(default);
            await worker.IdleAsync(default);
        }

        await Get<Follower>().RoundAsync(default);
        await Get<Follower>().IdleAsync(default);
    }

    /// <summary>Does what is due within some time, the clock jumping from one alarm to the next. With nothing to do it only passes.</summary>
    public async Task RunAsync(TimeSpan time)
    {
        var end = World.Clock.GetUtcNow() + time;
        while (true)
        {
            await StepAsync();
            if (NextAlarm() > end || !await HasWorkAsync())
                break;
            JumpTo(NextAlarm());
        }

        JumpTo(end);
    }

    /// <summary>Runs until nothing is left to do; fails when that takes more than a day of fake time.</summary>
    public async Task RunToEndAsync()
    {
        var end = World.Clock.GetUtcNow().AddDays(1);
        await StepAsync();
        while (await HasWorkAsync())
        {
            Assert.True(NextAlarm() < end, "The trainer did not come to an end within a day.");
            JumpTo(NextAlarm());
            await StepAsync();
        }
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private TrainerOptions Options => Get<IOptions<TrainerOptions>>().Value;

    private DateTimeOffset NextAlarm() => workers.Select(worker => Get<Alarms>()[worker.Work].Next).Append(Get<Follower>().NextLook).Append(Get<Surveyor>().NextRound).Min();

    private void JumpTo(DateTimeOffset time)
    {
        if (time > World.Clock.GetUtcNow())
            World.Clock.SetUtcNow(time);
    }

    private async Task<bool> HasWorkAsync()
    {
        foreach (var work in Enum.GetValues<JobWork>())
        {
            if (await World.OpenAsync(work))
                return true;
        }

        return false;
    }
}
