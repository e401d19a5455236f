using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerSdk;

/// <summary>An optimizer that this process offers.</summary>
/// <param name="Name">Name in study files.</param>
/// <param name="Version">Version of the algorithm.</param>
/// <param name="Algorithm">The algorithm.</param>
internal sealed record HostedOptimizer(string Name, string Version, IStudyOptimizer Algorithm)
{
    /// <summary>What the process says of it.</summary>
    /// <param name="instance">Name of the process.</param>
    /// <param name="now">The time.</param>
    public OptimizerAnnounced Announce(string instance, DateTimeOffset now) => new()
    {
        Name = Name,
        Summary = Algorithm.Descriptor.Summary,
        Version = Version,
        Instance = instance,
        Settings = Algorithm.Descriptor.Settings,
        Capabilities = Algorithm.Descriptor.Capabilities,
        At = now,
    };
}
