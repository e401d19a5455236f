using System.Globalization;

namespace Hpo.Optimization;

/// <summary>Numbers as training jobs receive them: invariant culture, round-trip precision, integers without a decimal point.</summary>
public static class CanonicalNumber
{
    private const int Digits = 12;
    private const int MaxDecimals = 15;

    /// <summary>The text of a number; parsing it gives the same number.</summary>
    /// <param name="value">A finite number.</param>
    public static string Format(double value)
    {
        var isWhole = value == Math.Truncate(value) && Math.Abs(value) < 1e15;
        return isWhole
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The number of a text.</summary>
    /// <param name="text">A text that <see cref="Format"/> made, or any invariant number.</param>
    public static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The number of a text, if it is one.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>Rounds to about 12 digits of a range, so that texts stay readable and re-encoding gives the same number.</summary>
    /// <param name="value">The number to round.</param>
    /// <param name="range">Width of the range it comes from, above 0.</param>
    internal static double RoundWithin(double value, double range)
    {
        var decimals = Digits - (int)Math.Ceiling(Math.Log10(range));
        return decimals switch
        {
            < 0 => Math.Round(value),
            <= MaxDecimals => Math.Round(value, decimals),
            _ => RoundSignificant(value),
        };
    }

    /// <summary>Rounds to 12 significant digits.</summary>
    internal static double RoundSignificant(double value) =>
        double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
