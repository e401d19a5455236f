using System.Globalization;
using Hpo.Optimization;

namespace Hpo.Cli;

/// <summary>Numbers for people; files and JSON keep every digit.</summary>
internal static class Numbers
{
    public static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A hyper-parameter's text, shortened if it is a number.</summary>
    public static string Short(string text) =>
        text.Length > 7 && CanonicalNumber.TryParse(text, out var value) && double.IsFinite(value) && value != Math.Truncate(value) ? Short(value) : text;
}
