using System.Globalization;
using System.Text.Json;

namespace Hpo.Storage;

/// <summary>Brings what a program hands in to the three kinds of values that stores compare: string, long, double; or null.</summary>
internal static class FieldValues
{
    public static object? Normalise(FieldType type, object? value)
    {
        return value is null ? null : type switch
        {
            FieldType.Text => Text(value),
            FieldType.Integer => Integer(value),
            _ => Real(value),
        };
    }

    private static string Text(object value) => value switch
    {
        string text => WellFormedText.Repair(text),
        Enum name => JsonSerializer.SerializeToElement(name, name.GetType(), DocumentJson.Options).ToString(),
        Guid guid => guid.ToString("D"),
        _ => throw DoesNotFit(FieldType.Text, value, "a string, an enum or a GUID"),
    };

    private static long Integer(object value) => value switch
    {
        long number => number,
        int number => number,
        short number => number,
        byte number => number,
        sbyte number => number,
        ushort number => number,
        uint number => number,
        ulong number when number <= long.MaxValue => (long)number,
        bool flag => flag ? 1L : 0L,
        DateTimeOffset time => time.UtcTicks,
        TimeSpan duration => duration.Ticks,
        _ => throw DoesNotFit(FieldType.Integer, value, "a whole number of 64 bits, a boolean, a DateTimeOffset or a TimeSpan"),
    };

    private static object? Real(object value)
    {
        if (value is not (double or float or decimal or long or int or short or byte or sbyte or ushort or uint or ulong))
            throw DoesNotFit(FieldType.Real, value, "a number");

        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        // SQLite has no NaN, and databases differ in where they sort it. Adding zero turns -0 into 0, which compares equal anyway.
        return double.IsNaN(number) ? null : number + 0.0;
    }

    private static ArgumentException DoesNotFit(FieldType type, object value, string wanted)
    {
        return new ArgumentException($"A field of type {type} takes {wanted}, not the {value.GetType().Name} '{value}'.");
    }
}
