using Hpo.BenchmarkProblems;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Images;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Operations;
using Hpo.SageMakerLocal.S3;
using Hpo.SageMakerLocal.Store;
using Hpo.SageMakerLocal.Tuning;
using Serilog;
using Serilog.Events;

namespace Hpo.SageMakerLocal;

/// <summary>A SageMaker and CloudWatch Logs compatible endpoint on this machine; its training jobs are local processes.</summary>
public sealed class SageMakerLocalServer : IAsyncDisposable
{
    private readonly SageMakerLocalOptions options;
    private readonly FileStream claim;
    private readonly JobStore store;
    private readonly JobSupervisor supervisor;
    private readonly TuningStore tunings;
    private readonly TuningSupervisor tuner;
    private readonly Serilog.Core.Logger log;
    private readonly WebApplication app;
    private bool disposed;

    private SageMakerLocalServer(SageMakerLocalOptions options, FileStream claim, Serilog.Core.Logger log)
    {
        this.options = options;
        this.claim = claim;
        this.log = log;
        var images = options.ImagesFile is { } file ? ImagesFile.Read(file) : ImagesFile.Empty;
        var (engine, signatures) = (Engine(), Signatures(options));
        var data = Path.GetFullPath(options.DataDirectory);
        store = new JobStore(Path.Combine(data, "jobs.db"));
        Faults = new LocalFaults(options.Clock, new FaultSettings { MaxConcurrentJobs = options.MaxConcurrentJobs });
        var s3 = new S3Paths(images, Path.Combine(data, "s3"));
        var services = new JobServices(
            store, new ImageCatalog(images, BenchmarkSuite.Default, engine), images, s3, new ChannelData(s3, images),
            Path.Combine(data, "jobs"), options.StopGrace, options.Clock, log);
        supervisor = new JobSupervisor(services);
        var create = new CreateTrainingJob(services, supervisor, Faults, options.Region);
        var stop = new StopTrainingJob(services, supervisor);
        tunings = new TuningStore(Path.Combine(data, "tunings.db"));
        tuner = new TuningSupervisor(tunings, services, create, stop);
        var operations = SageMakerOperations.All(services, create, stop, tunings, tuner, Faults, options.Region);
        var aws = new AwsEndpoint(operations, signatures, Faults, new RequestIds(options.Clock), log);
        app = LocalHost.Build(options, aws, new LocalRoutes(store, Faults, new S3Objects(s3, signatures)));
    }

    /// <summary>The address to give clients as service URL, for example <c>http://127.0.0.1:4599</c>.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Quotas, rate limits and failures on purpose.</summary>
    public LocalFaults Faults { get; }

    /// <summary>Starts the endpoint, adopts jobs that an earlier one on the same data left running, and listens.</summary>
    /// <exception cref="LocalConfigurationException">An option or the images file is wrong, another endpoint uses the data directory, or the port is taken.</exception>
    public static async Task<SageMakerLocalServer> StartAsync(SageMakerLocalOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var claim = Claim(options.DataDirectory);
        var log = new LoggerConfiguration()
            .MinimumLevel.Is(options.Quiet ? LogEventLevel.Warning : LogEventLevel.Information)
            .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger();
        SageMakerLocalServer? server = null;
        try
        {
            server = new SageMakerLocalServer(options, claim, log);
            await server.ListenAsync(cancellationToken);
            return server;
        }
        catch
        {
            if (server is not null)
                await server.DisposeAsync();
            await claim.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops listening, then ends the running jobs or lets go of them, as <see cref="SageMakerLocalOptions.KillJobsOnExit"/> says.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await app.DisposeAsync();
        await tuner.ShutdownAsync();
        await supervisor.ShutdownAsync(options.KillJobsOnExit);
        supervisor.Dispose();
        tuner.Dispose();
        tunings.Dispose();
        store.Dispose();
        await log.DisposeAsync();
        await claim.DisposeAsync();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        supervisor.Recover();
        tuner.Recover();
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException error)
        {
            throw new LocalConfigurationException($"The local endpoint cannot listen on {options.Address}:{options.Port}: {error.Message}", error);
        }

        Url = new Uri(app.Urls.First());
        if (options is { AllowRemote: true, SecretAccessKey: null })
            log.Warning("Whoever reaches {Url} can start processes on this machine: set SageMakerLocal:AccessKeyId and SecretAccessKey, or keep the network away", Url);
        log.Information("SageMaker endpoint for this machine listens on {Url}; data in {DataDirectory}", Url, Path.GetFullPath(options.DataDirectory));
    }

    private ContainerEngine? Engine()
    {
        var engine = ContainerEngine.Find(options.ContainerEngine);
        if (engine is null && options.ContainerEngine is not null)
            log.Warning("No container engine answers: images that the images file does not have are refused");
        return engine;
    }

    private static SignatureCheck? Signatures(SageMakerLocalOptions options) => (options.AccessKeyId, options.SecretAccessKey) switch
    {
        (null, null) => null,
        ({ Length: > 0 } id, { Length: > 0 } secret) => new SignatureCheck(id, secret, options.Clock),
        _ => throw new LocalConfigurationException("SageMakerLocal:AccessKeyId and SageMakerLocal:SecretAccessKey belong together: set both, or neither."),
    };

    /// <summary>Two endpoints on one directory would both adopt its jobs. The system gives the lock back when the process dies, however it dies.</summary>
    private static FileStream Claim(string dataDirectory)
    {
        try
        {
            Directory.CreateDirectory(dataDirectory);
            return new FileStream(Path.Combine(dataDirectory, "endpoint.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LocalConfigurationException($"The data directory {Path.GetFullPath(dataDirectory)} cannot be used, or another local endpoint uses it: {error.Message}", error);
        }
    }
}
