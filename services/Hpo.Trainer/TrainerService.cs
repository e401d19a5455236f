using Hpo.Aws;
using Hpo.Messaging;
using Hpo.Pacing;
using Hpo.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>The trainer: turns proposed candidates into training jobs and tells how they ended.</summary>
public static class TrainerService
{
    /// <summary>Adds storage, options, handlers and background workers. A backend that is registered already is used instead of SageMaker.</summary>
    public static IServiceCollection AddHpoTrainer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHpoStorage(configuration, JobStore.Database).AddHpoPacing(JobStore.Database);
        services.TryAddSingleton(TimeProvider.System);
        AddOptions(services, configuration);
        services.TryAddSingleton<ITrainingBackend>(SageMaker);
        services.TryAddSingleton<ITuningBackend>(Tuning);
        services.TryAddSingleton<IJobTags>(Tags);

        services.AddSingleton<JobStore>().AddSingleton<OrderStore>().AddSingleton<QuotaHolds>().AddSingleton<Errands>();
        services.AddSingleton<Alarms>().AddSingleton<JobKeeper>().AddSingleton<DueJobs>().AddSingleton<WatchPace>().AddSingleton<Surveyor>().AddSingleton<Strays>();
        services.AddSingleton<CandidateHandler>().AddSingleton<StopHandler>().AddSingleton<HoldHandler>().AddSingleton<ReportHandler>();
        services.AddSingleton<TuningStore>().AddSingleton<TuningKeeper>().AddSingleton<TuningAlarm>().AddSingleton<TuningHandler>().AddSingleton<TuningFollower>();
        services.AddSingleton<StudyJobStore>().AddSingleton<StudyJobKeeper>().AddSingleton<StudyJobHandler>().AddSingleton<StudyJobFollower>().AddSingleton<StudyBackend>().AddSingleton<Backends>().AddSingleton<JobWaker>();
        services.AddSingleton<LaunchQueue>().AddSingleton<Launcher>().AddSingleton<Watcher>().AddSingleton<Follower>().AddSingleton<Sender>();
        services.TryAddSingleton<DelayNotices>();
        services.AddSingleton<PastSearchStore>().AddSingleton<PastJobLooks>().AddSingleton<PastJobsHandler>();
        services.AddSingleton<PastSearcher>().AddHostedService(provider => provider.GetRequiredService<PastSearcher>());
        services.AddSingleton<WorkLoop>().AddSingleton<Reconciler>().AddSingleton<Recovery>();
        services.AddHostedService<TrainerWorkers>();
        if (HasEvents(configuration))
            AddEvents(services);
        return services;
    }

    /// <summary>Consumes the trainer's queue.</summary>
    public static void AddTrainerEndpoints(this HpoBusBuilder bus) =>
        bus.WaitOn<DocumentStoreException>().Endpoint(Queues.Trainer, endpoint => endpoint
            .Consumer<CandidateProposedConsumer>().Consumer<StopConsumer>().Consumer<HoldConsumer>().Consumer<ReportConsumer>().Consumer<PastJobsRequestedConsumer>()
            .Consumer<TuningConsumer>().Consumer<StudyRejectedConsumer>());

    private static void AddOptions(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHpoAws(configuration);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TrainerOptions>, TrainerOptionsRules>());
        services.AddOptions<TrainerOptions>()
            .Configure<IOptions<AwsOptions>>((trainer, aws) => ApplyDefaults(trainer, aws.Value, HasEvents(configuration)))
            .Bind(configuration.GetSection(TrainerOptions.Section))
            .ValidateOnStart();
    }

    private static bool HasEvents(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration[$"{TrainerOptions.Section}:{nameof(TrainerOptions.Events)}:{nameof(JobEventOptions.QueueUrl)}"]);

    private static void AddEvents(IServiceCollection services)
    {
        services.TryAddSingleton<IJobEventQueue>(Queue);
        services.AddSingleton<JobEventState>();
        services.AddHostedService<JobEventListener>();
        services.AddHealthChecks().AddCheck<JobEventHealth>("job-events", tags: [Health.Ready]);
    }

    private static void ApplyDefaults(TrainerOptions trainer, AwsOptions aws, bool hasEvents)
    {
        if (aws.IsLocal)
            TrainerDefaults.ApplyLocal(trainer);
        else if (hasEvents)
            TrainerDefaults.ApplyEvents(trainer);
    }

    private static SqsJobEvents Queue(IServiceProvider services)
    {
        var url = services.GetRequiredService<IOptions<TrainerOptions>>().Value.Events.QueueUrl;
        var queue = QueueAddress.Read(url) ?? throw new InvalidOperationException("The rules of the options let no other address of a queue pass.");
        return new SqsJobEvents(SqsClients.Create(services.GetRequiredService<IOptions<AwsOptions>>().Value, queue), queue.Url);
    }

    private static PacedJobTags Tags(IServiceProvider services)
    {
        var (aws, rates, limits) = Calls(services);
        return new PacedJobTags(new SageMakerJobTags(aws), rates, limits);
    }

    private static PacedTuningBackend Tuning(IServiceProvider services)
    {
        var (aws, rates, limits) = Calls(services);
        return new PacedTuningBackend(new SageMakerTuningBackend(SageMakerClients.Create(aws)), rates, limits);
    }

    private static PacedBackend SageMaker(IServiceProvider services)
    {
        var (aws, rates, limits) = Calls(services);
        return new PacedBackend(new SageMakerBackend(SageMakerClients.Create(aws), aws.IsLocal), rates, limits);
    }

    private static (AwsOptions Aws, CallRates Rates, TrainerLimits Limits) Calls(IServiceProvider services) => (
        services.GetRequiredService<IOptions<AwsOptions>>().Value,
        services.GetRequiredKeyedService<CallRates>(JobStore.Database),
        services.GetRequiredService<IOptions<TrainerOptions>>().Value.Limits);
}
