using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace Hpo.Aws.Protocol.Json;

/// <summary>Open enumerations travel as their string; values nobody has named yet survive.</summary>
internal sealed class ConstantClassConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TConstant> : JsonConverter<TConstant>
        where TConstant : ConstantClass
    {
        private static readonly Func<string, TConstant> Find =
            typeof(TConstant).GetMethod("FindValue", [typeof(string)])!.CreateDelegate<Func<string, TConstant>>();

        public override TConstant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Find(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, TConstant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
