using System.Text.RegularExpressions;

namespace Hpo.Storage;

/// <summary>Which names every database takes.</summary>
internal static partial class Names
{
    public static bool IsCollection(string name) => CollectionName().IsMatch(name);

    public static bool IsField(string name) => FieldName().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,59}\z")]
    private static partial Regex CollectionName();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{0,59}\z")]
    private static partial Regex FieldName();
}
