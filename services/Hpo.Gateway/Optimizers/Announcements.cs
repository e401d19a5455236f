using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>What becomes of announcements: pure.</summary>
internal static class Announcements
{
    /// <summary>An optimizer service that was not heard of for so long counts as away; three announcements are missing then.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(90);

    // Processes come and go; what was not heard of for so long is no replica any more.
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>The optimizer after an announcement.</summary>
    /// <param name="known">The optimizer as known before; null when it is new.</param>
    /// <param name="announced">The announcement.</param>
    /// <param name="now">The time.</param>
    public static AnnouncedOptimizer Note(AnnouncedOptimizer? known, OptimizerAnnounced announced, DateTimeOffset now)
    {
        var instances = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (instance, seen) in known?.Instances ?? instances)
        {
            if (now - seen < Forgotten)
            {
                instances[instance] = seen;
            }
        }

        instances[announced.Instance] = now;
        return new AnnouncedOptimizer { Name = announced.Name, Announced = announced, Instances = instances };
    }

    /// <summary>The optimizer as studies see it.</summary>
    public static OptimizerDescriptor Descriptor(OptimizerAnnounced announced) => new()
    {
        Name = announced.Name,
        Summary = announced.Summary,
        Settings = announced.Settings,
        Capabilities = announced.Capabilities,
        IsRemote = true,
    };

    /// <summary>How the service is.</summary>
    public static OptimizerHealth Health(AnnouncedOptimizer optimizer, DateTimeOffset now)
    {
        var seen = optimizer.Instances.Values.Max();
        return new OptimizerHealth
        {
            Version = optimizer.Announced.Version,
            Instances = optimizer.Instances.Values.Count(last => now - last < Silence),
            LastSeenAt = seen,
            IsHealthy = now - seen < Silence,
        };
    }
}
