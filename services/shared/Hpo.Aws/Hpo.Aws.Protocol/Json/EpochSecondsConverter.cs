using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpo.Aws.Protocol.Json;

/// <summary>Times as seconds since 1970 with at most three decimals; read as UTC.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    // Decimal keeps 1795426628.992 exact; as a double it would come out a few hundred nanoseconds off.
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EpochTime.FromMilliseconds(reader.GetDecimal() * 1000);

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(EpochTime.ToMilliseconds(value) / 1000m);
}
