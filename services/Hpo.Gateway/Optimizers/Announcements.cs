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

    private const int LongestName = 40;
    private const int LongestVersion = 64;
    private const int LongestInstance = 128;
    private const int LongestSummary = 1000;
    private const int MostSettings = 100;

    /// <summary>Why an announcement is not taken, for people; null when it is.</summary>
    /// <param name="announced">The announcement.</param>
    /// <param name="builtIn">The optimizers that need no service.</param>
    public static string? Refusal(OptimizerAnnounced announced, IOptimizerCatalog builtIn)
    {
        var settings = announced.Settings;
        return announced switch
        {
            { Name.Length: > LongestName } => $"Its name has more than {LongestName} characters. Shorten it.",
            _ when StudyIds.Check(announced.Name) is not null => "Its name may have lower-case letters, digits and single dashes only. Rename it.",
            _ when builtIn.Find(announced.Name) is not null => "A built-in optimizer has that name. Rename it.",
            { Version.Length: 0 or > LongestVersion } => $"Its version has {announced.Version.Length} characters. Give 1 to {LongestVersion}.",
            { Instance.Length: 0 or > LongestInstance } => $"Its instance has {announced.Instance.Length} characters. Give 1 to {LongestInstance}.",
            { Summary.Length: > LongestSummary } => $"Its summary has more than {LongestSummary} characters. Shorten it.",
            { Settings.Count: > MostSettings } => $"It has {settings.Count} settings. Announce at most {MostSettings}.",
            _ when settings.GroupBy(setting => setting.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice => $"Its setting '{twice.Key}' is there twice. Rename one.",
            _ when settings.FirstOrDefault(setting => setting.Min > setting.Max) is { } reversed => $"Its setting '{reversed.Name}' goes from {reversed.Min} to {reversed.Max}. Swap them.",
            _ when settings.FirstOrDefault(setting => setting is { Type: SettingType.Choice, Choices.Count: 0 }) is { } open => $"Its setting '{open.Name}' has no choices. List them.",
            _ => null,
        };
    }

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
