using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.SageMakerLocal.Model;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.Aws.Tests.Model;

/// <summary>Everything in a request that the service model has something against, unknown members included.</summary>
internal static class Judge
{
    public static IReadOnlyList<string> Problems(ServiceModel model, string shapeName, JsonNode request)
    {
        using var json = JsonDocument.Parse(request.ToJsonString());
        var reader = new RequestReader();
        new ModelCheck(model).Check(reader.Root(json.RootElement), shapeName, required: true);
        return [.. Unknown(model, shapeName, request, shapeName), .. reader.Error is { } error ? [error.Message] : (string[])[]];
    }

    private static IEnumerable<string> Unknown(ServiceModel model, string shapeName, JsonNode? node, string path)
    {
        var shape = model.Shapes[shapeName];
        return (node, shape.Type) switch
        {
            (JsonObject members, "structure") => members.SelectMany(m => shape.Members.TryGetValue(m.Key, out var member)
                ? Unknown(model, member, m.Value, $"{path}.{m.Key}")
                : [$"{path}.{m.Key} is unknown"]),
            (JsonObject entries, "map") => entries.SelectMany(e => Unknown(model, shape.Value!, e.Value, $"{path}.{e.Key}")),
            (JsonArray items, _) => items.SelectMany(i => Unknown(model, shape.Member!, i, path + "[]")),
            _ => [],
        };
    }
}
