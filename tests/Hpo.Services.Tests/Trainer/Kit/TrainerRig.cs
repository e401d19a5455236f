using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Storage;
using Hpo.Trainer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.Services.Tests.Trainer;

/// <summary>
/// A trainer on a fake clock whose loops are turned by hand: a step does everything that is due, then the clock jumps to what is due next.
/// Several rigs over the same world are several processes, or one process after another.
/// </summary>
internal sealed class TrainerRig : IAsyncDisposable
{
    private static readonly JobWork[] AllWork = [JobWork.Launch, JobWork.Watch, JobWork.Send];
    private readonly ServiceProvider services;

    public TrainerRig(TrainerWorld world, CrashSwitch? crash = null, params (string Key, string Value)[] settings)
    {
        World = world;
        crash ??= CrashSwitch.Never;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(world.Clock);
        collection.AddSingleton<IMessagePublisher>(new CrashingPublisher(world.Publisher, crash));
        collection.AddSingleton<ITrainingBackend>(new CrashingBackend(world.Backend, crash));
        collection.AddKeyedSingleton<IDocumentStore>(JobStore.Database, new CrashingStore(world.Store, crash));
        collection.AddHpoTrainer(configuration);
        services = collection.BuildServiceProvider();
    }

    public TrainerWorld World { get; }

    public Task ProposeAsync(CandidateProposed candidate) => Get<CandidateHandler>().HandleAsync(candidate, default);

    public Task StopTrialAsync(string studyId, int trial, string reason = "enough seen") =>
        Get<StopHandler>().StopTrialAsync(new StopTrial { StudyId = studyId, Trial = trial, Reason = reason }, default);

    public Task CancelStudyAsync(string studyId) => Get<StopHandler>().CancelStudyAsync(new CancelStudy { StudyId = studyId, Reason = "by the user" }, default);

    public Task RecoverAsync() => Get<Recovery>().RunAsync(default);

    public Task SweepOrphansAsync() => Get<OrphanSweep>().SweepAsync(default);

    public async Task<JobDocument?> FindAsync(string studyId, int trial) =>
        (await Get<JobStore>().FindAsync(JobDocument.IdFor(studyId, trial), default))?.Document;

    /// <summary>Does what is due now.</summary>
    public async Task StepAsync()
    {
        foreach (var work in AllWork)
        {
            var worker = Worker(work);
            await Get<WorkLoop>().RoundAsync(work, worker, default);
            await worker.IdleAsync(default);
        }
    }

    /// <summary>Does what is due within some time, the clock jumping from one due time to the next.</summary>
    public async Task RunAsync(TimeSpan time)
    {
        var end = World.Clock.GetUtcNow() + time;
        while (true)
        {
            await StepAsync();
            var next = await NextDueAsync();
            if (next is null || next > end)
                break;
            if (next > World.Clock.GetUtcNow())
                World.Clock.SetUtcNow(next.Value);
        }

        if (end > World.Clock.GetUtcNow())
            World.Clock.SetUtcNow(end);
    }

    /// <summary>Runs until nothing is left to do; fails when that takes more than a day of fake time.</summary>
    public async Task RunToEndAsync()
    {
        var end = World.Clock.GetUtcNow().AddDays(1);
        while (await NextDueAsync() is { } next)
        {
            Assert.True(next < end, "The trainer did not come to an end within a day.");
            if (next > World.Clock.GetUtcNow())
                World.Clock.SetUtcNow(next);
            await StepAsync();
        }
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task<DateTimeOffset?> NextDueAsync()
    {
        DateTimeOffset? earliest = null;
        foreach (var work in AllWork)
        {
            if (await Get<JobStore>().NextDueAsync(work, DateTimeOffset.MinValue, default) is { } due && !(earliest < due))
                earliest = due;
        }

        return earliest;
    }

    private IJobWorker Worker(JobWork work) => work switch
    {
        JobWork.Launch => Get<Launcher>(),
        JobWork.Watch => Get<Watcher>(),
        _ => Get<Sender>(),
    };
}
