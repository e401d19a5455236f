using System.Globalization;
using Hpo.TestKit.Messaging;
using Hpo.TestKit.Processes;

namespace Hpo.Fleet;

/// <summary>
/// The whole system as it is deployed: a broker, the local SageMaker endpoint and several processes of every service. They end with this process,
/// however that ends.
/// </summary>
public sealed class ServiceFleet : IAsyncDisposable
{
    private ServiceFleet(FleetOptions options, RabbitMqBroker broker, Uri brokerUri)
    {
        Directory = options.Directory;
        (Broker, BrokerUri) = (broker, brokerUri);
        SageMaker = new Replica(
            Service.SageMaker, 1, Directory, new Dictionary<string, string>(), "_local/health",
            $"--SageMakerLocal:DataDirectory={Path.Combine(Directory, "sagemaker")}", "--SageMakerLocal:StopGrace=00:00:02", "--SageMakerLocal:Quiet=true");
        Replicas = [.. from service in Service.Deployed from number in Enumerable.Range(1, options.Replicas.GetValueOrDefault(service, 1)) select Create(service, number, options)];
    }

    public string Directory { get; }

    public RabbitMqBroker Broker { get; }

    /// <summary>The broker's virtual host of this fleet.</summary>
    public Uri BrokerUri { get; }

    public Replica SageMaker { get; }

    /// <summary>The processes of the deployed services.</summary>
    public IReadOnlyList<Replica> Replicas { get; }

    /// <summary>Starts everything and waits until it can work.</summary>
    /// <exception cref="RabbitMqUnavailableException">There is no broker on this machine.</exception>
    public static async Task<ServiceFleet> StartAsync(FleetOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        System.IO.Directory.CreateDirectory(options.Directory);
        var broker = await RabbitMqBroker.StartAsync(ct);
        var fleet = new ServiceFleet(options, broker, await broker.NewVhostAsync(ct));
        try
        {
            await fleet.StartAsync(ct);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>The processes of one service.</summary>
    public IReadOnlyList<Replica> Of(string service) => service == Service.SageMaker ? [SageMaker] : [.. Replicas.Where(r => r.Service == service)];

    /// <summary>What each service has used so far, the broker included where it is a process of this machine.</summary>
    public IReadOnlyDictionary<string, ProcessUsage> Usage()
    {
        var usage = Replicas.Append(SageMaker).GroupBy(r => r.Service).ToDictionary(g => g.Key, g => g.Select(r => r.Usage).Aggregate(Replica.Sum));
        if (Broker.ProcessId is { } id)
            usage[Service.Broker] = ProcessUsage.Of(id);
        return usage;
    }

    /// <summary>Ends the services as an orchestrator does, and leaves the broker running.</summary>
    public Task TerminateAsync(CancellationToken ct) => Task.WhenAll(Replicas.Append(SageMaker).Select(replica => replica.TerminateAsync(ct)));

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in Replicas.Append(SageMaker))
        {
            await replica.KillAsync(CancellationToken.None);
            replica.Dispose();
        }

        await Broker.DisposeAsync();
    }

    private async Task StartAsync(CancellationToken ct)
    {
        foreach (var replica in Replicas.Prepend(SageMaker))
            replica.Start();
        await Task.WhenAll(Replicas.Prepend(SageMaker).Select(replica => replica.WaitReadyAsync(ct)));
    }

    private Replica Create(string service, int number, FleetOptions options)
    {
        var environment = new Dictionary<string, string>(options.Store.Settings)
        {
            ["HPO__RabbitMq__Uri"] = BrokerUri.OriginalString,
            ["HPO__Aws__ServiceUrl"] = SageMaker.Url.OriginalString,
            ["HPO__Aws__Region"] = "us-east-1",
            // Replicas on one machine would otherwise share its name.
            [$"HPO__{char.ToUpperInvariant(service[0])}{service[1..]}__Instance"] = string.Create(CultureInfo.InvariantCulture, $"{service}-{number}"),
        };
        foreach (var (name, value) in options.Environment)
            environment[name] = value;
        return new Replica(service, number, Directory, environment, "health/ready");
    }
}
