using System.Text.Json.Nodes;

namespace Hpo.Contracts.Tests;

/// <summary>The messages as they travel, one file each. A change here is a change of what other programs see.</summary>
internal static class GoldenFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!);

    public static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!.AsObject();

    public static JsonObject Read(Type message) => Read(MessageNames.Kebab(message));
}
