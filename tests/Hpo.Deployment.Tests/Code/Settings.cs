using System.ComponentModel;
using System.Reflection;
using Hpo.Aws;
using Hpo.Gateway;
using Hpo.Messaging;
using Hpo.Metrics;
using Hpo.Optimizer;
using Hpo.SageMakerLocal;
using Hpo.Storage;
using Hpo.Trainer;
using Microsoft.AspNetCore.Hosting;

namespace Hpo.Deployment.Tests.Code;

/// <summary>The settings that the code reads, found in its option types: a type with a constant <c>Section</c> has the settings of that section.</summary>
internal static class Settings
{
    public const string Prefix = "HPO__";

    private static readonly Type[] Homes =
    [
        typeof(BusOptions), typeof(StorageOptions), typeof(AwsOptions), typeof(GatewayService), typeof(OptimizerService), typeof(TrainerService), typeof(MetricsService),
        typeof(SageMakerLocalOptions),
    ];

    private static readonly Dictionary<string, Type> Sections = Homes
        .SelectMany(home => home.Assembly.GetTypes())
        .Where(type => !(type.IsAbstract && type.IsSealed))
        .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)))
        .Where(found => found.Section is { IsLiteral: true })
        .ToDictionary(found => (string)found.Section!.GetRawConstantValue()!, found => found.Type);

    private static readonly HashSet<string> Plain = new(
        [
            .. typeof(PlainSettings).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!),
            WebHostDefaults.ServerUrlsKey,
        ],
        StringComparer.OrdinalIgnoreCase);

    public static string Variable(string setting) => Prefix + setting.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>What is wrong with an environment variable <c>HPO__…</c>, or null.</summary>
    /// <param name="variable">Its name.</param>
    /// <param name="value">Its value; null when it is not known here.</param>
    public static string? Problem(string variable, string? value)
    {
        var path = variable[Prefix.Length..].Split("__");
        if (Plain.Contains(string.Join(':', path)))
            return null;
        if (!Sections.TryGetValue(path[0], out var section) || Property(section, path[1..]) is not { } type)
            return $"{variable} is no setting of the code";
        return value is null || Converts(value, type) ? null : $"{variable} is '{value}', which is no {type.Name}";
    }

    private static Type? Property(Type section, string[] path)
    {
        if (section == typeof(SageMakerLocalOptions) && !StandaloneSettings.Known.Contains(path[0]))
            return null;
        var type = path.Aggregate((Type?)section, (at, name) => at?.GetProperty(name)?.PropertyType);
        return type is null || type == section ? null : Nullable.GetUnderlyingType(type) ?? type;
    }

    private static bool Converts(string value, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
