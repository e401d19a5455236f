using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Settings are known to their optimizer, of the right type and in range.</summary>
internal static class SettingRules
{
    public static void Check(ObjectCursor settings, OptimizerDescriptor optimizer)
    {
        foreach (var name in settings.Names)
        {
            var definition = optimizer.Settings.FirstOrDefault(setting => setting.Name == name);
            if (definition is null)
            {
                settings.Problem(name, optimizer.Settings.Count == 0
                    ? $"'{optimizer.Name}' has no settings. Remove '{name}'."
                    : $"'{optimizer.Name}' has no setting '{name}'. {Suggestion.For(name, [.. optimizer.Settings.Select(setting => setting.Name)])}");
            }
            else if (settings.Find(name) is { } value && !Fits(value, definition))
            {
                settings.Problem(name, $"{name} is {JsonValues.Show(value)}. Give {Wanted(definition)}.");
            }
        }
    }

    /// <summary>Whether a value is of the type and in the range of its setting.</summary>
    public static bool Fits(JsonElement value, SettingDefinition definition) => definition.Type switch
    {
        SettingType.Integer => JsonValues.Whole(value) is { } whole && InRange(whole, definition),
        SettingType.Number => JsonValues.Number(value) is { } number && InRange(number, definition),
        SettingType.Choice => JsonValues.Text(value) is { } text && definition.Choices.Contains(text, StringComparer.Ordinal),
        SettingType.Text => JsonValues.Text(value) is { Length: > 0 },
        _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
    };

    private static bool InRange(double number, SettingDefinition definition) =>
        !(number < definition.Min) && !(number > definition.Max);

    private static string Wanted(SettingDefinition definition) => definition.Type switch
    {
        SettingType.Integer => $"a whole number{Range(definition)}",
        SettingType.Number => $"a number{Range(definition)}",
        SettingType.Choice => $"one of {string.Join(", ", definition.Choices)}",
        SettingType.Text => "a text",
        _ => "true or false",
    };

    private static string Range(SettingDefinition definition) => (definition.Min, definition.Max) switch
    {
        ({ } min, { } max) => $" from {JsonValues.Show(min)} to {JsonValues.Show(max)}",
        ({ } min, null) => $", at least {JsonValues.Show(min)}",
        (null, { } max) => $", at most {JsonValues.Show(max)}",
        _ => "",
    };
}
