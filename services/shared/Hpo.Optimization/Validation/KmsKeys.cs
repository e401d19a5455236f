using System.Text.RegularExpressions;

namespace Hpo.Optimization.Validation;

/// <summary>Keys of the Key Management Service: an id, an ARN or an alias.</summary>
internal static partial class KmsKeys
{
    private const int MaxLength = 2048;

    public static string? Read(ObjectCursor cursor, string field) => cursor.Has(field)
        ? cursor.Matching(field, MaxLength, Key(), "Give the id, the ARN or the alias of a KMS key, alias/training for instance.")
        : null;

    [GeneratedRegex(@"^[a-zA-Z0-9:/_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
