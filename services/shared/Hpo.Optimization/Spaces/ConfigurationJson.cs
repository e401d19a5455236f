using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpo.Optimization;

/// <summary>A configuration is a plain object of texts in JSON.</summary>
internal sealed class ConfigurationJson : JsonConverter<Configuration>
{
    public override Configuration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)
            ?? throw new JsonException("A configuration is an object of texts."));

    public override void Write(Utf8JsonWriter writer, Configuration value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Values, options);
}
