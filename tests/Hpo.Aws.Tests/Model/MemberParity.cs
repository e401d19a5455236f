using System.Reflection;
using Amazon.Runtime;
using Hpo.SageMakerLocal.Model;

namespace Hpo.Aws.Tests.Model;

/// <summary>Compares the properties of a class, and of the classes below it, with the members of a structure.</summary>
internal static class MemberParity
{
    public static IReadOnlyList<string> Differences(ServiceModel model, string shapeName, Type type)
    {
        var shape = model.Shapes[shapeName];
        if (shape.Type is "list")
            return Differences(model, shape.Member!, type.GenericTypeArguments[0]);
        if (shape.Type is not "structure")
            return [];
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.DeclaringType!.Assembly != typeof(ConstantClass).Assembly)
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. properties.Keys.Except(shape.Members.Keys, StringComparer.OrdinalIgnoreCase).Select(p => $"{type.Name}.{p} is not a member of {shapeName}"),
            .. shape.Members.Keys.Except(properties.Keys, StringComparer.OrdinalIgnoreCase).Select(m => $"{type.Name} lacks {m} of {shapeName}"),
            .. shape.Members.Where(m => properties.ContainsKey(m.Key)).SelectMany(m => Differences(model, m.Value, properties[m.Key].PropertyType)),
        ];
    }
}
