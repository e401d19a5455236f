using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the private network of a training job.</summary>
internal static partial class NetworkReader
{
    private const int MaxSubnets = 16;
    private const int MaxSecurityGroups = 5;
    private const int MaxIdLength = 32;

    public static TrainingVpc? Read(ObjectCursor training)
    {
        if (training.Object("vpc", ["subnets", "securityGroupIds"], required: false) is not { } cursor)
        {
            return null;
        }

        var subnets = Ids(cursor, "subnets", MaxSubnets, "subnet-0123456789abcdef0");
        var groups = Ids(cursor, "securityGroupIds", MaxSecurityGroups, "sg-0123456789abcdef0");
        return subnets is null || groups is null ? null : new TrainingVpc { Subnets = subnets, SecurityGroupIds = groups };
    }

    private static IReadOnlyList<string>? Ids(ObjectCursor cursor, string field, int most, string example)
    {
        if (!cursor.Has(field))
        {
            return cursor.Wrong<IReadOnlyList<string>>(field, $"{field} is missing. Give a list of 1 to {most}.");
        }

        return TextLists.Read(cursor, field, most, MaxIdLength, id => Id().IsMatch(id) ? null : $"'{id}' is not an id. Give one like {example}.");
    }

    [GeneratedRegex(@"^[-0-9a-zA-Z]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
