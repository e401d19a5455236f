using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpo.Aws.Protocol.Json;

/// <summary>Times as whole milliseconds since 1970; read as UTC.</summary>
internal sealed class EpochMillisecondsConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EpochTime.FromMilliseconds(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(EpochTime.ToMilliseconds(value));
}
