using Hpo.Aws;
using Hpo.Messaging;
using Hpo.Metrics.Consumers;
using Hpo.Metrics.Files;
using Hpo.Metrics.Handlers;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Metrics.Trying;
using Hpo.Metrics.Workers;
using Hpo.Pacing;
using Hpo.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hpo.Metrics;

/// <summary>The metrics service: reads the logs of training jobs and says which fitness a trial has.</summary>
public static class MetricsService
{
    /// <summary>Name of the service and of its database.</summary>
    public const string Name = "metrics";

    /// <summary>Adds everything but the bus.</summary>
    /// <param name="services">The services of the process.</param>
    /// <param name="configuration">Sections <c>Metrics</c>, <c>Aws</c> and <c>Storage</c>.</param>
    public static IServiceCollection AddHpoMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHpoStorage(configuration, Name).AddHpoPacing(Name);
        services.AddSettings(configuration);
        services.TryAddSingleton<ITrainingLogs>(TrainingLogs);
        services.TryAddSingleton<IMetricFiles>(provider => Files(Options<AwsOptions>(provider)));
        services.AddSingleton<PatternCache>().AddSingleton<ReadingStore>().AddSingleton<ReadingSignal>();
        services.AddSingleton(provider => new LateWrites<JobReading>(
            provider.GetRequiredService<ReadingStore>().Documents, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ReadingStore>>()));
        services.AddSingleton<AwaitedEnds>().AddSingleton<OutcomeSender>().AddSingleton<CurveSender>().AddSingleton<FileReader>().AddSingleton<LogReader>().AddSingleton<ReadingTurn>();
        services.TryAddSingleton<DelayNotices>();
        services.AddSingleton<MetricsTester>();
        services.AddSingleton<JobStartedHandler>().AddSingleton<JobCompletedHandler>();
        services.AddSingleton<ReadingWorker>().AddHostedService(provider => provider.GetRequiredService<ReadingWorker>());
        return services;
    }

    /// <summary>Makes a tester of metric definitions for a process that is not the metrics service.</summary>
    /// <param name="configuration">Sections <c>Metrics</c> and <c>Aws</c>.</param>
    public static MetricsTester CreateTester(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var aws = configuration.GetSection(AwsOptions.Section).Get<AwsOptions>() ?? new AwsOptions();
        var metrics = configuration.GetSection(MetricsOptions.Section).Get<MetricsOptions>() ?? new MetricsOptions();
        return new MetricsTester(new CloudWatchTrainingLogs(CloudWatchClients.Create(aws), metrics.LogGroup), Files(aws), TimeProvider.System);
    }

    /// <summary>Consumes the service's queue.</summary>
    /// <param name="bus">The bus of the process.</param>
    public static void AddMetricsEndpoints(this HpoBusBuilder bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        bus.WaitOn<DocumentStoreException>().Endpoint(Queues.Metrics, endpoint => endpoint.Consumer<JobStartedConsumer>().Consumer<JobCompletedConsumer>()
            .Consumer<TestMetricsConsumer>());
    }

    private static void AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHpoAws(configuration);
        services.AddOptions<MetricsOptions>().Bind(configuration.GetSection(MetricsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MetricsOptions>, OptionChecks>();
        services.AddSingleton(provider => Options<MetricsOptions>(provider).ToPace(Options<AwsOptions>(provider).IsLocal));
    }

    private static PacedTrainingLogs TrainingLogs(IServiceProvider provider)
    {
        var aws = Options<AwsOptions>(provider);
        var metrics = Options<MetricsOptions>(provider);
        var rates = provider.GetRequiredKeyedService<CallRates>(Name);
        return new PacedTrainingLogs(
            new CloudWatchTrainingLogs(CloudWatchClients.Create(aws), metrics.LogGroup),
            rates.Of("DescribeLogStreams", metrics.Limits.Describe(aws.IsLocal)),
            rates.Of("GetLogEvents", metrics.Limits.Read(aws.IsLocal)));
    }

    private static MetricFiles Files(AwsOptions aws) => new(new Lazy<IMetricFiles>(() => new S3MetricFiles(S3Clients.Create(aws))), aws.IsLocal);

    private static T Options<T>(IServiceProvider provider) where T : class => provider.GetRequiredService<IOptions<T>>().Value;
}
