using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization;

/// <summary>What an optimizer service must keep to when it announces itself.</summary>
public static class AnnouncementRules
{
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
        ArgumentNullException.ThrowIfNull(announced);
        ArgumentNullException.ThrowIfNull(builtIn);
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

    /// <summary>What is wrong with settings that a study gives to an announced optimizer; empty when nothing is.</summary>
    /// <param name="announced">The announcement.</param>
    /// <param name="settings">The settings by name.</param>
    public static IReadOnlyList<Problem> CheckSettings(OptimizerAnnounced announced, IReadOnlyDictionary<string, JsonElement> settings)
    {
        ArgumentNullException.ThrowIfNull(announced);
        var problems = new ProblemList();
        if (ObjectCursor.OpenMap(JsonSerializer.SerializeToElement(settings, HpoJson.Options), "settings", problems) is { } cursor)
        {
            SettingRules.Check(cursor, new OptimizerDescriptor { Name = announced.Name, Summary = announced.Summary, Settings = announced.Settings });
        }

        return problems.All;
    }
}
