using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpo.Optimization;

/// <summary>
/// Numbers of trials in an algorithm's memory. Studies that began before memories held numbers alone have an object with the number in its <c>trial</c>; they go on.
/// </summary>
internal sealed class TrialNumbersJson : JsonConverter<IReadOnlyList<int>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return [.. document.RootElement.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Object ? e.GetProperty("trial").GetInt32() : e.GetInt32())];
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<int> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var trial in value)
        {
            writer.WriteNumberValue(trial);
        }

        writer.WriteEndArray();
    }
}
