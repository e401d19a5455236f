using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Metrics.Readings;
using Hpo.Optimizer.Studies;
using Hpo.Storage;
using Hpo.Trainer;

namespace Hpo.Services.Tests;

/// <summary>
/// Stores outlive the programs that wrote them. <c>Golden/v1</c> holds documents of the first version, of a study that ended and of one that was killed on the way;
/// those files never change.
/// </summary>
public sealed class PreviousDocumentTests
{
    private static readonly Dictionary<string, Type> Documents = new()
    {
        ["gateway.studies"] = typeof(Hpo.Gateway.StudyDocument),
        ["gateway.trials"] = typeof(Hpo.Gateway.TrialDocument),
        ["gateway.curves"] = typeof(Hpo.Gateway.CurveDocument),
        ["optimizer.studies"] = typeof(StudyDocument),
        ["optimizer.trials"] = typeof(SettledTrial),
        ["trainer.jobs"] = typeof(JobDocument),
        ["trainer.stop-orders"] = typeof(StopOrder),
        ["metrics.readings"] = typeof(JobReading),
    };

    public static TheoryData<string> Names => [.. Documents.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_of_the_first_version_still_says_the_same(string name)
    {
        var documents = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "v1", $"{name}.json")))!.AsArray();

        Assert.NotEmpty(documents);
        Assert.All(documents, old =>
        {
            var read = old.Deserialize(Documents[name], DocumentJson.Options);
            Assert.Empty(Lost(old, JsonSerializer.SerializeToNode(read, Documents[name], DocumentJson.Options), "$"));
        });
    }

    /// <summary>Paths of the old document whose value is absent or other in the new one; what the new one has more does not matter. Null means absent.</summary>
    private static IEnumerable<string> Lost(JsonNode? old, JsonNode? now, string path) => (old, now) switch
    {
        (JsonObject was, JsonObject has) => was
            .Where(field => field.Value is not null)
            .SelectMany(field => has.ContainsKey(field.Key) ? Lost(field.Value, has[field.Key], $"{path}.{field.Key}") : [$"{path}.{field.Key}"]),
        (JsonArray was, JsonArray has) => was.Count == has.Count ? was.SelectMany((item, index) => Lost(item, has[index], $"{path}[{index}]")) : [path],
        _ => JsonNode.DeepEquals(old, now) ? [] : [path],
    };
}
