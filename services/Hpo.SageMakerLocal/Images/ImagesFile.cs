using System.Text.Json;

namespace Hpo.SageMakerLocal.Images;

/// <summary>images.json: commands that stand for images, and directories that stand for buckets.</summary>
internal sealed record ImagesFile(
    string Directory, IReadOnlyDictionary<string, IReadOnlyList<string>> Commands, IReadOnlyDictionary<string, string> Buckets)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static ImagesFile Empty { get; } = new(".", new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>());

    /// <exception cref="LocalConfigurationException">The file is missing or malformed; the message names file and field.</exception>
    public static ImagesFile Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            return Read(json.RootElement, Path.GetFullPath(path));
        }
        catch (JsonException error)
        {
            throw new LocalConfigurationException($"{path} is not JSON: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LocalConfigurationException($"{path} cannot be read: {error.Message}", error);
        }
    }

    private static ImagesFile Read(JsonElement root, string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        foreach (var member in Members(root, path, "the file"))
            if (member.Name is not ("images" or "buckets"))
                throw new LocalConfigurationException($"{path}: unknown field '{member.Name}'; known are images and buckets.");
        var commands = Section(root, path, "images").ToDictionary(i => i.Name, i => Command(i, path));
        var buckets = Section(root, path, "buckets").ToDictionary(b => b.Name, b => Path.GetFullPath(Text(b.Value, path, $"buckets.{b.Name}"), directory));
        return new ImagesFile(directory, commands, buckets);
    }

    private static IReadOnlyList<string> Command(JsonProperty image, string path)
    {
        var field = $"images.{image.Name}";
        foreach (var member in Members(image.Value, path, field))
            if (member.Name != "command")
                throw new LocalConfigurationException($"{path}: unknown field '{field}.{member.Name}'; known is command.");
        return image.Value.TryGetProperty("command", out var command) && command.ValueKind == JsonValueKind.Array && command.GetArrayLength() > 0
            ? [.. command.EnumerateArray().Select((part, i) => Text(part, path, $"{field}.command[{i}]"))]
            : throw new LocalConfigurationException($"{path}: {field}.command must be an array of at least one string.");
    }

    private static List<JsonProperty> Section(JsonElement root, string path, string name) =>
        root.TryGetProperty(name, out var section) ? Members(section, path, name) : [];

    private static List<JsonProperty> Members(JsonElement element, string path, string field)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new LocalConfigurationException($"{path}: {field} must be an object.");
        var members = element.EnumerateObject().ToList();
        return members.GroupBy(m => m.Name).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new LocalConfigurationException($"{path}: {field} has '{twice.Key}' twice.")
            : members;
    }

    private static string Text(JsonElement element, string path, string field) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text
            ? text
            : throw new LocalConfigurationException($"{path}: {field} must be a string that is not empty.");
}
