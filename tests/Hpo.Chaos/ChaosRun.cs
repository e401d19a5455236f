using System.Globalization;
using Hpo.Chaos.Evidence;
using Hpo.Chaos.Monkeys;
using Hpo.Chaos.Plan;
using Hpo.Fleet;

namespace Hpo.Chaos;

/// <summary>One run: a fleet, studies, a monkey, and a look at what is left.</summary>
internal sealed class ChaosRun(ChaosOptions options, TimeProvider clock, Action<string> say)
{
    private readonly long _started = clock.GetTimestamp();

    /// <summary>Where logs and databases of the run are; deleted when all is well.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("hpo-chaos-").FullName;

    public Tally Tally { get; private set; } = new();

    /// <summary>How often the endpoint did what it should not, by kind, since its last start.</summary>
    public IReadOnlyDictionary<string, long> Faults { get; private set; } = new Dictionary<string, long>();

    /// <summary>What keeps the state, for people.</summary>
    public string Store { get; private set; } = "";

    public Findings? Findings { get; private set; }

    /// <summary>The invariants, all checked.</summary>
    public async Task<IReadOnlyList<Invariant>> RunAsync(CancellationToken ct)
    {
        await using var stores = await ChaosStores.OpenAsync(options, Directory, ct);
        Store = stores.Description;
        await using var fleet = await ServiceFleet.StartAsync(Options(stores), ct);
        using var faults = new EndpointFaults(fleet.SageMaker, options.Seed);
        using var gateway = new GatewayClient(fleet);
        var monkey = new Monkey(fleet, stores.Cut, faults, clock, Say);
        var driver = new StudyDriver(gateway, options, clock);
        Tally = monkey.Tally;
        if (options.Rough)
            await faults.RoughenAsync(ct);

        var chaos = options.Rough ? Task.CompletedTask : monkey.RunAsync(ChaosPlan.Actions(options.Seed).Take(options.MostActions), clock.GetUtcNow() + options.Duration, ct);
        var studies = driver.RunAsync(chaos, ct);
        await chaos;
        await Task.WhenAll(fleet.Replicas.Append(fleet.SageMaker).Select(replica => replica.WaitReadyAsync(ct)));
        if (!options.Rough)
            Say(string.Create(CultureInfo.InvariantCulture, $"the monkey rests; {driver.Settled} trials have an outcome, studies under way go on"));
        await studies;
        Faults = await faults.KindsInjectedAsync(ct);
        await faults.ClearAsync(ct);

        Findings = await new Inspector(fleet, stores.Direct, gateway, options, clock).CollectAsync(driver.Studies, ct);
        var invariants = Invariants.Check(Findings);
        if (invariants.All(invariant => invariant.Holds) && !options.Keep)
            await stores.ForgetAsync(ct);
        return invariants;
    }

    public void Forget() => System.IO.Directory.Delete(Directory, recursive: true);

    private FleetOptions Options(ChaosStores stores) => new()
    {
        Directory = Directory,
        Store = stores.ForServices,
        Replicas = ChaosPlan.Replicas,
        Environment = new Dictionary<string, string>
        {
            // Jobs log up to two seconds late here, and what is due must not wait for the leases of the dead.
            ["HPO__Metrics__LogPatience"] = "00:00:15",
            ["HPO__Metrics__Lease"] = "00:00:10",
            ["HPO__Trainer__Lease"] = "00:00:20",
        },
    };

    private void Say(string line) => say(string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(_started):mm\\:ss} {line}"));
}
