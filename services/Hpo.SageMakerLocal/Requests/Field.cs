using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hpo.SageMakerLocal.Requests;

/// <summary>A member of a request that may be absent; every reading method reports what is wrong and answers null (or nothing) then.</summary>
internal readonly record struct Field(RequestReader Reader, JsonElement Element, string Path)
{
    public bool Present => Element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Members of something that is not an object are absent: the structure itself has been reported.</summary>
    public Field Member(string name)
    {
        var path = Path.Length == 0 ? CamelCase(name) : $"{Path}.{CamelCase(name)}";
        return Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value)
            ? new Field(Reader, value, path)
            : new Field(Reader, default, path);
    }

    /// <summary>The names of an object's members that are present; of anything else none.</summary>
    public IEnumerable<string> MemberNames => Element.ValueKind == JsonValueKind.Object ? Element.EnumerateObject().Select(m => m.Name) : [];

    public Field Structure(bool required = false)
    {
        Is(required, "structure", JsonValueKind.Object);
        return this;
    }

    public string? Text(bool required = false, int min = 0, int max = int.MaxValue, Regex? pattern = null, IReadOnlyList<string>? oneOf = null)
    {
        if (!Is(required, "string", JsonValueKind.String))
            return null;
        var text = Element.GetString()!;
        if (oneOf is not null && !oneOf.Contains(text))
            Reader.Violates(Path, text, $"Member must satisfy enum value set: [{string.Join(", ", oneOf)}]");
        if (text.Length < min)
            Reader.Violates(Path, text, $"Member must have length greater than or equal to {min}");
        if (text.Length > max)
            Reader.Violates(Path, text, $"Member must have length less than or equal to {max}");
        if (pattern is not null && !pattern.IsMatch(text))
            Reader.Violates(Path, text, $"Member must satisfy regular expression pattern: {Patterns.Shown(pattern)}");
        return text;
    }

    public long? Integer(bool required = false, long min = long.MinValue, long max = long.MaxValue)
    {
        if (!Is(required, "whole number", JsonValueKind.Number))
            return null;
        if (!Element.TryGetInt64(out var number))
        {
            Reader.WrongType(Path, Element.ValueKind, "whole number");
            return null;
        }

        if (number < min)
            Reader.Violates(Path, $"{number}", $"Member must have value greater than or equal to {min}");
        if (number > max)
            Reader.Violates(Path, $"{number}", $"Member must have value less than or equal to {max}");
        return number;
    }

    public bool? Flag(bool required = false) => Is(required, "boolean", JsonValueKind.True, JsonValueKind.False) ? Element.GetBoolean() : null;

    /// <summary>Any number; a timestamp is one too.</summary>
    public double? Number(bool required = false) => Is(required, "number", JsonValueKind.Number) ? Element.GetDouble() : null;

    /// <summary>Epoch seconds, answered in milliseconds.</summary>
    public long? Time() => Number() is { } seconds ? (long)Math.Round(seconds * 1000) : null;

    public IReadOnlyList<Field> List(bool required = false, int min = 0, int max = int.MaxValue)
    {
        if (!Is(required, "list", JsonValueKind.Array))
            return [];
        var reader = Reader;
        var path = Path;
        Field[] items = [.. Element.EnumerateArray().Select((item, i) => new Field(reader, item, $"{path}.{i + 1}.member"))];
        if (items.Length < min)
            Reader.Violates(Path, $"{items.Length} items", $"Member must have length greater than or equal to {min}");
        if (items.Length > max)
            Reader.Violates(Path, $"{items.Length} items", $"Member must have length less than or equal to {max}");
        return items;
    }

    /// <summary>The entries of a map from strings to anything.</summary>
    public IReadOnlyList<(string Key, Field Value)> Entries(bool required = false, int min = 0, int max = int.MaxValue)
    {
        if (!Is(required, "map", JsonValueKind.Object))
            return [];
        var (reader, path) = (Reader, Path);
        (string, Field)[] entries = [.. Element.EnumerateObject().Select(e => (e.Name, new Field(reader, e.Value, $"{path}.{e.Name}")))];
        if (entries.Length < min)
            Reader.Violates(Path, $"{entries.Length} entries", $"Member must have length greater than or equal to {min}");
        if (entries.Length > max)
            Reader.Violates(Path, $"{entries.Length} entries", $"Member must have length less than or equal to {max}");
        return entries;
    }

    public IReadOnlyDictionary<string, string> Map(int maxEntries, int maxKey, int maxValue, Regex? keyPattern = null)
    {
        var map = new Dictionary<string, string>();
        foreach (var (key, field) in Entries(max: maxEntries))
        {
            Key(key, maxKey, keyPattern);
            if (field.Text(required: true, max: maxValue) is { } value)
                map[key] = value;
        }

        return map;
    }

    /// <summary>Checks a key of this map.</summary>
    public void Key(string key, double? max, Regex? pattern)
    {
        if (key.Length > max)
            Reader.Violates(Path, key, $"Map keys must have length less than or equal to {max}");
        if (pattern is not null && !pattern.IsMatch(key))
            Reader.Violates(Path, key, $"Map keys must satisfy regular expression pattern: {Patterns.Shown(pattern)}");
    }

    private bool Is(bool required, string wanted, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!Present)
        {
            if (required)
                Reader.Missing(Path);
            return false;
        }

        if (kinds.Contains(Element.ValueKind))
            return true;
        Reader.WrongType(Path, Element.ValueKind, wanted);
        return false;
    }

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
