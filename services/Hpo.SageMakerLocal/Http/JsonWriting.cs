using System.Text.Json;

namespace Hpo.SageMakerLocal.Http;

internal static class JsonWriting
{
    /// <summary>SageMaker's timestamps are epoch seconds with a fraction.</summary>
    public static void WriteSeconds(this Utf8JsonWriter writer, string name, long milliseconds) =>
        writer.WriteNumber(name, milliseconds / 1000m);

    public static void WriteSecondsIfPresent(this Utf8JsonWriter writer, string name, long? milliseconds)
    {
        if (milliseconds is { } value)
            writer.WriteSeconds(name, value);
    }

    /// <summary>Single precision, as on AWS; JSON has no word for values that are not finite, so they are sent as strings.</summary>
    public static void WriteSingle(this Utf8JsonWriter writer, string name, double number)
    {
        var value = (float)number;
        if (float.IsFinite(value))
            writer.WriteNumber(name, value);
        else
            writer.WriteString(name, float.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    /// <summary>An absent member is left out: some clients break on null.</summary>
    public static void WriteIfPresent(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    public static void WriteArray<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> writeMembers)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writeMembers(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
