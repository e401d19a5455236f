using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads which optimizer a study chose and how it is set up.</summary>
internal static class OptimizerReader
{
    private static readonly string[] Fields = ["name", "settings", "mode", "allowRepeats", "seed"];

    public static OptimizerSelection? Read(ObjectCursor study, IOptimizerCatalog catalog)
    {
        if (study.Object("optimizer", Fields) is not { } cursor)
        {
            return null;
        }

        var name = cursor.Label("name", 64);
        var descriptor = name is null ? null : catalog.Find(name);
        if (name is not null && descriptor is null)
        {
            cursor.Problem("name", $"No optimizer is called '{name}'. {Suggestion.For(name, [.. catalog.All.Select(known => known.Name)])}");
        }

        var settings = cursor.Map("settings");
        if (settings is not null && descriptor is not null)
        {
            SettingRules.Check(settings, descriptor);
        }

        var mode = cursor.Word<OptimizerMode>("mode", OptimizerMode.Asynchronous);
        var allowRepeats = cursor.Flag("allowRepeats", fallback: false);
        var seed = cursor.Whole("seed", long.MinValue, long.MaxValue);
        return name is null || settings is null || mode is null ? null : new OptimizerSelection
        {
            Name = name,
            Settings = settings.Names.ToDictionary(key => key, key => settings.Find(key) is { } value ? value.Clone() : default, StringComparer.Ordinal),
            Mode = mode.Value,
            AllowRepeats = allowRepeats ?? false,
            Seed = seed,
        };
    }
}
