using System.Globalization;

namespace Hpo.Optimization.Validation;

/// <summary>Paths of fields as people read them: <c>parameters[2].min</c>, <c>training.tags['cost center']</c>.</summary>
internal static class FieldPath
{
    public static string Child(string path, string field) =>
        !field.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') || field.Length == 0 ? $"{path}['{field}']"
        : path.Length == 0 ? field
        : $"{path}.{field}";

    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
