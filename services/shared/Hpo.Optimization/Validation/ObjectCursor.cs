using System.Text.Json;

namespace Hpo.Optimization.Validation;

/// <summary>One JSON object on its way to a record: knows where it is and reports what it meets.</summary>
internal sealed class ObjectCursor
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    private ObjectCursor(string path, ProblemList problems)
    {
        Path = path;
        Problems = problems;
    }

    public string Path { get; }

    public ProblemList Problems { get; }

    /// <summary>Field names in the order of the file; a null value counts as absent.</summary>
    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>Opens an object whose fields are known; others are problems.</summary>
    public static ObjectCursor? Open(JsonElement element, string path, ProblemList problems, IReadOnlyList<string> known)
    {
        var cursor = OpenMap(element, path, problems);
        foreach (var unknown in cursor?._fields.Keys.Except(known, StringComparer.Ordinal) ?? [])
        {
            problems.Add(FieldPath.Child(path, JsonValues.Shorten(unknown)), $"'{JsonValues.Shorten(unknown)}' is not a field here. {Suggestion.For(unknown, known)}");
            if (problems.IsFull)
            {
                break;
            }
        }

        return cursor;
    }

    /// <summary>Opens an object whose keys are the user's.</summary>
    public static ObjectCursor? OpenMap(JsonElement element, string path, ProblemList problems)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(path, path.Length == 0 ? "A study is a JSON object. Start it with {." : $"{JsonValues.Show(element)} is not an object. Write {{ … }}.");
            return null;
        }

        var cursor = new ObjectCursor(path, problems);
        cursor.Collect(element);
        return cursor;
    }

    public string At(string field) => FieldPath.Child(Path, field);

    public bool Has(string field) => _fields.ContainsKey(field);

    public JsonElement? Find(string field) => _fields.TryGetValue(field, out var value) ? value : null;

    public void Problem(string field, string message) => Problems.Add(At(field), message);

    private void Collect(JsonElement element)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (JsonValues.Name(property) is not { } name)
            {
                Problems.Add(Path, "A field name is not valid text: half of a surrogate pair is missing. Retype the name.");
            }
            else if (!seen.Add(name))
            {
                Problem(name, $"'{name}' is given more than once. Keep one of them.");
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                _fields.Add(name, property.Value);
            }
        }
    }
}
