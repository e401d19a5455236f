using System.Text.Json;

namespace Hpo.SageMakerLocal.Images;

/// <summary>images.json: programs that stand for images, and directories that stand for buckets and file systems.</summary>
internal sealed record ImagesFile(
    string Directory, IReadOnlyDictionary<string, TrainingProgram> Programs, IReadOnlyDictionary<string, string> Buckets, IReadOnlyDictionary<string, string> FileSystems)
{
    private static readonly string[] Sections = ["images", "buckets", "fileSystems"];
    private static readonly string[] Kinds = ["command", "script"];

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static ImagesFile Empty { get; } =
        new(".", new Dictionary<string, TrainingProgram>(), new Dictionary<string, string>(), new Dictionary<string, string>());

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
            if (!Sections.Contains(member.Name))
                throw new LocalConfigurationException($"{path}: unknown field '{member.Name}'; known are {string.Join(", ", Sections)}.");
        var programs = Section(root, path, "images").ToDictionary(i => i.Name, i => Program(i, path));
        return new ImagesFile(directory, programs, Directories("buckets"), Directories("fileSystems"));

        Dictionary<string, string> Directories(string section) =>
            Section(root, path, section).ToDictionary(entry => entry.Name, entry => Path.GetFullPath(Text(entry.Value, path, $"{section}.{entry.Name}"), directory));
    }

    private static TrainingProgram Program(JsonProperty image, string path)
    {
        var field = $"images.{image.Name}";
        var members = Members(image.Value, path, field);
        foreach (var member in members)
            if (!Kinds.Contains(member.Name))
                throw new LocalConfigurationException($"{path}: unknown field '{field}.{member.Name}'; known are {string.Join(", ", Kinds)}.");
        if (members.Count > 1)
            throw new LocalConfigurationException($"{path}: {field} has both {string.Join(" and ", Kinds)}; give one of them.");
        return members is [{ Name: "script" } script]
            ? new TrainingProgram.Framework(Parts(script.Value, path, $"{field}.script"))
            : new TrainingProgram.Command(Parts(members is [var command] ? command.Value : default, path, $"{field}.command"));
    }

    private static IReadOnlyList<string> Parts(JsonElement parts, string path, string field) =>
        parts.ValueKind == JsonValueKind.Array && parts.GetArrayLength() > 0
            ? [.. parts.EnumerateArray().Select((part, i) => Text(part, path, $"{field}[{i}]"))]
            : throw new LocalConfigurationException($"{path}: {field} must be an array of at least one string.");

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
