namespace Hpo.Fleet;

/// <summary>What a fleet consists of.</summary>
public sealed record FleetOptions
{
    /// <summary>Logs and the endpoint's data go here.</summary>
    public required string Directory { get; init; }

    public required FleetStore Store { get; init; }

    /// <summary>How many processes of a service; one unless named.</summary>
    public IReadOnlyDictionary<string, int> Replicas { get; init; } = new Dictionary<string, int>();

    /// <summary>Further settings of every service.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
