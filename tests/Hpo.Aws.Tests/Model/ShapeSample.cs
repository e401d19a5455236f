using System.Text.Json.Nodes;
using Hpo.SageMakerLocal.Model;

namespace Hpo.Aws.Tests.Model;

/// <summary>Random JSON that satisfies a shape of a service model.</summary>
internal sealed class ShapeSample(ServiceModel model, Random random, double optionalShare)
{
    private const long SomeTime = 1_795_426_628_992; // milliseconds

    public JsonNode Draw(string shapeName)
    {
        var shape = model.Shapes[shapeName];
        return shape.Type switch
        {
            "structure" => new JsonObject(shape.Members
                .Where(m => shape.Required.Contains(m.Key) || random.NextDouble() < optionalShare)
                .Select(m => KeyValuePair.Create(m.Key, (JsonNode?)Draw(m.Value)))),
            "list" => new JsonArray([.. Enumerable.Range(0, Count(shape)).Select(_ => Draw(shape.Member!))]),
            "map" => new JsonObject(Enumerable.Range(0, Count(shape)).Select(_ => Draw(shape.Key!).GetValue<string>()).Distinct()
                .Select(key => KeyValuePair.Create(key, (JsonNode?)Draw(shape.Value!)))),
            "string" => shape.Enum is { } values ? values[random.Next(values.Count)] : Text(shape),
            "integer" or "long" => shapeName == "Timestamp" ? SomeTime + random.Next() : Whole(shape),
            "boolean" => random.Next(2) == 0,
            "timestamp" => (SomeTime + random.Next()) / 1000m,
            _ => random.Next(-4000, 4000) / 4f, // exact in single precision
        };
    }

    // A complete sample has no empty list, so that every shape is reached.
    private int Count(Shape shape) =>
        random.Next(Math.Max((int)(shape.Min ?? 0), optionalShare >= 1 ? 1 : 0), (int)Math.Min(shape.Max ?? 3, (shape.Min ?? 0) + 3) + 1);

    private string Text(Shape shape)
    {
        var (min, max) = ((int)(shape.Min ?? 0), (int)(shape.Max ?? int.MaxValue));
        for (var attempt = 0; attempt < 1000; attempt++)
            if (PatternSample.Draw(shape.Pattern, min, max, random) is var text && shape.Whole?.IsMatch(text) != false)
                return text;
        throw new InvalidOperationException($"No text was found that matches {shape.Pattern}.");
    }

    private long Whole(Shape shape) =>
        random.NextInt64((long)Math.Max(shape.Min ?? 0, int.MinValue), (long)Math.Min(shape.Max ?? 1_000_000, int.MaxValue) + 1);
}
