using System.Collections.Concurrent;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerSdk;

/// <summary>
/// Settings of an optimizer as a class with data annotations. Each property that can be set is a setting, by its name in camelCase: <c>int</c>, <c>double</c>,
/// <c>bool</c>, an enum or <c>string</c>, nullable where the default depends on the study. Its initial value is the default, <c>[Description]</c> says what it
/// does, <c>[Range]</c> limits numbers, <c>[AllowedValues]</c> texts.
/// </summary>
public static class SettingsClass
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<SettingProperty>> Known = new();

    /// <summary>The settings as an optimizer announces them.</summary>
    /// <typeparam name="TSettings">The class.</typeparam>
    /// <exception cref="InvalidOperationException">The class cannot be used; the message names every property that is in the way, and what to do.</exception>
    public static IReadOnlyList<SettingDefinition> Definitions<TSettings>()
        where TSettings : class, new() => [.. Of<TSettings>().Select(property => property.Definition)];

    /// <summary>The settings of a study. What it leaves out has its default.</summary>
    /// <typeparam name="TSettings">The class.</typeparam>
    /// <param name="settings">Settings that were checked against <see cref="Definitions"/>, as those of a study are.</param>
    /// <exception cref="InvalidOperationException">As of <see cref="Definitions"/>.</exception>
    public static TSettings As<TSettings>(this OptimizerSettings settings)
        where TSettings : class, new()
    {
        ArgumentNullException.ThrowIfNull(settings);
        var read = new TSettings();
        foreach (var property in Of<TSettings>())
        {
            property.Read(settings, read);
        }

        return read;
    }

    private static IReadOnlyList<SettingProperty> Of<TSettings>()
        where TSettings : class, new() => Known.GetOrAdd(typeof(TSettings), static _ => Read(new TSettings()));

    private static List<SettingProperty> Read(object defaults)
    {
        var properties = defaults.GetType().GetProperties().Where(property => property.GetSetMethod() is not null).Select(property => new SettingProperty(property, defaults)).ToList();
        var problems = properties.SelectMany(property => property.Problems()).ToList();
        return problems.Count == 0 ? properties : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }
}
