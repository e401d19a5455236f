using System.Globalization;
using System.Text.Json.Nodes;
using Hpo.SageMakerLocal.Model;

namespace Hpo.Aws.Tests.Model;

/// <summary>A request in which one thing is wrong: <paramref name="Path"/> and <paramref name="What"/> say which.</summary>
internal sealed record Violation(string Path, string What, JsonNode Request)
{
    /// <summary>One request for each constraint that the complete sample touches.</summary>
    public static IEnumerable<Violation> All(ServiceModel model, string shapeName, JsonNode sample) => At(model, shapeName, sample, []);

    private static IEnumerable<Violation> At(ServiceModel model, string shapeName, JsonNode sample, string[] path)
    {
        var shape = model.Shapes[shapeName];
        var here = Follow(sample, path);
        foreach (var (what, value) in Wrong(shape, here))
            yield return Replaced(sample, path, what, value);
        foreach (var name in shape.Required)
            yield return Replaced(sample, [.. path, name], "required", null);
        foreach (var (name, child) in Children(shape, here))
            foreach (var violation in At(model, child, sample, [.. path, name]))
                yield return violation;
    }

    private static IEnumerable<(string Name, string Shape)> Children(Shape shape, JsonNode here) => shape.Type switch
    {
        "structure" => shape.Members.Select(m => (m.Key, m.Value)),
        "list" => [("0", shape.Member!)],
        "map" => [(here.AsObject().First().Key, shape.Value!)],
        _ => [],
    };

    private static IEnumerable<(string What, JsonNode Value)> Wrong(Shape shape, JsonNode here)
    {
        JsonNode otherType = shape.Type is "string" ? 7 : "text";
        yield return ("type", otherType);
        if (shape.Enum is not null)
            yield return ("enum", "no-such-value");
        if (shape.Pattern is not null && shape.Whole!.IsMatch("\n \u0001") == false)
            yield return ("pattern", "\n \u0001");
        if (shape.Type is "integer" or "long")
        {
            if (shape.Min is { } least)
                yield return ("min", (long)least - 1);
            if (shape.Max is { } most && most < long.MaxValue)
                yield return ("max", (long)most + 1);
        }

        if (shape.Type == "string" && shape.Min is >= 1)
            yield return ("min", "");
        if (shape.Type == "string" && shape.Max is { } longest)
            yield return ("max", new string('a', (int)longest + 1));
        if (shape.Type == "list" && shape.Min is >= 1)
            yield return ("min", new JsonArray());
        if (shape.Type == "list" && shape.Max is { } largest)
            yield return ("max", new JsonArray([.. Enumerable.Range(0, (int)largest + 1).Select(_ => here[0]!.DeepClone())]));
        if (shape.Type == "map" && shape.Max is { } entries)
            yield return ("max", new JsonObject(Enumerable.Range(0, (int)entries + 1)
                .Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)here.AsObject().First().Value!.DeepClone()))));
    }

    private static Violation Replaced(JsonNode sample, string[] path, string what, JsonNode? value)
    {
        if (path.Length == 0)
            return new Violation("", what, value!);
        var request = sample.DeepClone();
        var parent = Follow(request, path[..^1]);
        if (parent is JsonArray array)
            array[0] = value;
        else if (value is null)
            parent.AsObject().Remove(path[^1]);
        else
            parent[path[^1]] = value;
        return new Violation(string.Join('.', path), what, request);
    }

    private static JsonNode Follow(JsonNode node, string[] path) => path.Aggregate(node, (n, step) =>
        n is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)]! : n[step]!);
}
