using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerSdk;

/// <summary>A property of a class of settings, and the setting that it stands for.</summary>
internal sealed class SettingProperty
{
    private readonly PropertyInfo _property;
    private readonly Type _type;

    public SettingProperty(PropertyInfo property, object defaults)
    {
        _property = property;
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>();
        Definition = new SettingDefinition
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            Meaning = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "",
            Type = TypeOf(),
            Default = property.GetValue(defaults) is { } value ? Text(value) : null,
            Min = Limit(range?.Minimum),
            Max = Limit(range?.Maximum),
            Choices = Choices(),
        };
    }

    public SettingDefinition Definition { get; }

    /// <summary>Why the property can be no setting.</summary>
    public IEnumerable<string> Problems()
    {
        var name = $"{_property.DeclaringType?.Name}.{_property.Name}";
        if (_type != typeof(int) && _type != typeof(double) && _type != typeof(bool) && _type != typeof(string) && !_type.IsEnum)
        {
            yield return $"{name} is of type {_type.Name}. Use int, double, bool, an enum or string.";
        }

        if (Definition.Meaning.Length == 0)
        {
            yield return $"{name} does not say what it does. Add [Description].";
        }

        if (Definition.Default is { } value && !IsAllowed(value))
        {
            yield return $"{name} is {value} by default, which its own annotations forbid. Change one of them.";
        }
    }

    /// <summary>Takes the value of the setting over, if the study gives one.</summary>
    public void Read(OptimizerSettings settings, object target)
    {
        if (settings.Has(Definition.Name))
        {
            _property.SetValue(target, Value(settings));
        }
    }

    private object? Value(OptimizerSettings settings) => Definition.Type switch
    {
        SettingType.Integer => settings.Integer(Definition.Name, 0),
        SettingType.Number => settings.Number(Definition.Name, 0),
        SettingType.Flag => settings.Flag(Definition.Name, otherwise: false),
        _ when _type.IsEnum => Enum.Parse(_type, settings.Choice(Definition.Name, ""), ignoreCase: true),
        _ => settings.Text(Definition.Name),
    };

    private SettingType TypeOf() => _type switch
    {
        _ when _type == typeof(int) => SettingType.Integer,
        _ when _type == typeof(double) => SettingType.Number,
        _ when _type == typeof(bool) => SettingType.Flag,
        _ => Choices().Count > 0 ? SettingType.Choice : SettingType.Text,
    };

    private IReadOnlyList<string> Choices() => _type.IsEnum
        ? [.. Enum.GetNames(_type).Select(JsonNamingPolicy.CamelCase.ConvertName)]
        : [.. _property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.OfType<string>() ?? []];

    private bool IsAllowed(string value) => Definition.Type switch
    {
        SettingType.Integer or SettingType.Number => double.Parse(value, CultureInfo.InvariantCulture) is var number && !(number < Definition.Min) && !(number > Definition.Max),
        SettingType.Choice => Definition.Choices.Contains(value, StringComparer.Ordinal),
        _ => true,
    };

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum choice => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // An end without a limit is written with the largest number of its type.
    private static double? Limit(object? end) =>
        end is null or int.MaxValue or int.MinValue ? null : Convert.ToDouble(end, CultureInfo.InvariantCulture) is var limit && double.IsFinite(limit) ? limit : null;
}
