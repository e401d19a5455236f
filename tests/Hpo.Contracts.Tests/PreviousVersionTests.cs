using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hpo.Contracts.Tests;

/// <summary>
/// Services of two versions run side by side while one replaces the other. <c>Golden/v1</c> is what the first version sent; those files never change.
/// </summary>
public sealed class PreviousVersionTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "v1");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Fact]
    public void All_messages_of_the_first_version_are_kept() => Assert.Equal(15, Files.Count);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_message_of_the_first_version_still_means_the_same(string name)
    {
        var old = Old(name);
        var type = name == "study" ? typeof(Study) : MessageNames.All.Single(message => MessageNames.Kebab(message) == name);

        var written = JsonSerializer.SerializeToNode(old.Deserialize(type, HpoJson.Options), type, HpoJson.Options);

        Assert.Empty(Lost(old, written, "$", AreSame));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_reader_of_the_first_version_finds_every_field_in_a_message_of_today(string name) =>
        Assert.Empty(Lost(Old(name), GoldenFiles.Read(name), "$", AreAlike));

    private static JsonObject Old(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!.AsObject();

    private static bool AreSame(JsonNode? old, JsonNode? now) => JsonNode.DeepEquals(old, now);

    private static bool AreAlike(JsonNode? old, JsonNode? now) => Kind(old) == Kind(now);

    // True and false are two kinds of the same type.
    private static JsonValueKind? Kind(JsonNode? node) => node?.GetValueKind() is JsonValueKind.True ? JsonValueKind.False : node?.GetValueKind();

    /// <summary>Paths of the old document whose value is absent or other in the new one; what the new one has more does not matter. Null means absent.</summary>
    private static IEnumerable<string> Lost(JsonNode? old, JsonNode? now, string path, Func<JsonNode?, JsonNode?, bool> fits) => (old, now) switch
    {
        (JsonObject was, JsonObject has) => was.Where(field => field.Value is not null).SelectMany(field => has.ContainsKey(field.Key) ? Lost(field.Value, has[field.Key], $"{path}.{field.Key}", fits) : [$"{path}.{field.Key}"]),
        (JsonArray was, JsonArray has) => was.Count <= has.Count ? was.SelectMany((item, index) => Lost(item, has[index], $"{path}[{index}]", fits)) : [path],
        _ => fits(old, now) ? [] : [path],
    };
}
