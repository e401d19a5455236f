using System.Text.Json;

namespace Hpo.SageMakerLocal.S3;

/// <summary>A list of objects: what their keys have in common, and the rest of each.</summary>
internal sealed record Manifest(string Prefix, IReadOnlyList<string> Keys)
{
    /// <summary>Null for a text that is no manifest.</summary>
    public static Manifest? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Array && json.RootElement.EnumerateArray().ToList() is [{ ValueKind: JsonValueKind.Object } head, .. var keys]
                && head.TryGetProperty("prefix", out var prefix) && prefix.ValueKind == JsonValueKind.String
                && keys.Count > 0 && keys.All(key => key.ValueKind == JsonValueKind.String)
                ? new Manifest(prefix.GetString()!, [.. keys.Select(key => key.GetString()!)])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
