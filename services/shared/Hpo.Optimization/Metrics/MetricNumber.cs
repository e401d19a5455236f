using System.Globalization;

namespace Hpo.Optimization.Metrics;

/// <summary>Numbers as training programs print them.</summary>
public static class MetricNumber
{
    /// <summary>
    /// Reads <c>0.97</c>, <c>.5</c>, <c>+1</c>, <c>1e-3</c>, <c>nan</c>, <c>-inf</c> and <c>Infinity</c>, letters of either case; null for anything else.
    /// </summary>
    /// <param name="text">The text, white space around it allowed.</param>
    public static double? Parse(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        if (double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var negative = trimmed.StartsWith("-");
        var word = negative || trimmed.StartsWith("+") ? trimmed[1..] : trimmed;
        return word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("infinity", StringComparison.OrdinalIgnoreCase)
            ? negative ? double.NegativeInfinity : double.PositiveInfinity
            : word.Equals("nan", StringComparison.OrdinalIgnoreCase) ? double.NaN : null;
    }
}
