using Hpo.Gateway;
using Hpo.Messaging;
using Hpo.Metrics;
using Hpo.Optimizer;
using Hpo.SageMakerLocal;
using Hpo.Trainer;
using Serilog;
using Serilog.Events;

namespace Hpo.Cli.Local;

/// <summary>All services of the system in this process, on the state of one study: in-memory bus, SQLite, local SageMaker endpoint.</summary>
internal sealed class LocalSystem : IAsyncDisposable
{
    private readonly SageMakerLocalServer? _endpoint;
    private readonly IHost _host;
    private readonly FileStream _lock;

    private LocalSystem(IHost host, SageMakerLocalServer? endpoint, FileStream directoryLock)
    {
        _host = host;
        _endpoint = endpoint;
        _lock = directoryLock;
    }

    public IServiceProvider Services => _host.Services;

    public StudyFeed Feed => Services.GetRequiredService<StudyFeed>();

    /// <summary>Whether a study's jobs run on an endpoint of its own, because settings name no AWS region.</summary>
    public static bool HasOwnEndpoint => new ConfigurationBuilder().AddEnvironmentVariables("HPO__").Build()["Aws:Region"] is null;

    /// <summary>Starts everything. Where settings name an AWS region, jobs run on AWS; otherwise on this machine.</summary>
    public static async Task<LocalSystem> StartAsync(StudyDirectory directory, StudyStart start, CancellationToken ct)
    {
        var directoryLock = directory.Lock();
        SageMakerLocalServer? endpoint = null;
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
            builder.Configuration.AddEnvironmentVariables("HPO__");
            if (builder.Configuration["Aws:Region"] is null)
            {
                endpoint = await StartEndpointAsync(directory, start, ct);
            }

            var host = Build(builder, directory, endpoint?.Url);
            await host.StartAsync(ct);
            return new LocalSystem(host, endpoint, directoryLock);
        }
        catch
        {
            if (endpoint is not null)
            {
                await endpoint.DisposeAsync();
            }

            await directoryLock.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        if (_endpoint is not null)
        {
            await _endpoint.DisposeAsync();
        }

        await _lock.DisposeAsync();
    }

    /// <summary>Starts the local endpoint on a study's jobs.</summary>
    internal static async Task<SageMakerLocalServer> StartEndpointAsync(StudyDirectory directory, StudyStart start, CancellationToken ct)
    {
        try
        {
            // Jobs outlive an interrupted run: `hpo resume` adopts them, so that their work is not done twice.
            return await SageMakerLocalServer.StartAsync(
                new SageMakerLocalOptions { DataDirectory = directory.Jobs, ImagesFile = start.ImagesFile, Quiet = true, KillJobsOnExit = false }, ct);
        }
        catch (LocalConfigurationException problem)
        {
            throw new CliException(problem.Message);
        }
    }

    private static IHost Build(HostApplicationBuilder builder, StudyDirectory directory, Uri? endpoint)
    {
        builder.Configuration.AddInMemoryCollection(Settings(directory, endpoint));
        builder.Services.AddSerilog(Logger(directory), dispose: true);
        builder.Services.AddSingleton<IEarlierStudies>(new LocalStudies(directory.Data));
        builder.Services.AddHpoGateway(builder.Configuration);
        builder.Services.AddHpoOptimizer(builder.Configuration);
        builder.Services.AddHpoTrainer(builder.Configuration);
        builder.Services.AddHpoMetrics(builder.Configuration);
        builder.Services.AddHpoMessaging(builder.Configuration, AddEndpoints);
        builder.Services.AddSingleton<StudyFeed>();
        Observe(builder.Services);
        return builder.Build();
    }

    private static void AddEndpoints(HpoBusBuilder bus)
    {
        bus.AddGatewayEndpoints();
        bus.AddOptimizerEndpoints();
        bus.AddTrainerEndpoints();
        bus.AddMetricsEndpoints();
    }

    private static Dictionary<string, string?> Settings(StudyDirectory directory, Uri? endpoint)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Bus:Kind"] = "memory",
            ["Storage:Kind"] = "sqlite",
            ["Storage:Path"] = directory.Directory.FullName,
            // The directory's lock keeps others away, so a resumed study takes up at once what the interrupted run had reserved.
            ["Trainer:Instance"] = "local",
        };
        if (endpoint is not null)
        {
            settings["Aws:ServiceUrl"] = endpoint.AbsoluteUri;
            settings["Aws:Region"] = "us-east-1";
        }

        return settings;
    }

    private static void Observe(IServiceCollection services)
    {
        var publisher = services.Last(s => s.ServiceType == typeof(IMessagePublisher) && !s.IsKeyedService);
        services.Remove(publisher);
        services.AddSingleton<IMessagePublisher>(provider => new ObservedPublisher(
            (IMessagePublisher)ActivatorUtilities.CreateInstance(
                provider, publisher.ImplementationType ?? throw new InvalidOperationException("The publisher is registered without its type.")),
            provider.GetRequiredService<StudyFeed>()));
    }

    private static Serilog.Core.Logger Logger(StudyDirectory directory) => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("MassTransit", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .Enrich.FromLogContext()
        .WriteTo.File(
            directory.Log,
            formatProvider: System.Globalization.CultureInfo.InvariantCulture,
            outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj} {Properties:j}{NewLine}{Exception}")
        .CreateLogger();
}
