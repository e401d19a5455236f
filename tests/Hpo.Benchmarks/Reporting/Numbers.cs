using System.Globalization;

namespace Hpo.Benchmarks.Reporting;

/// <summary>Numbers as texts.</summary>
internal static class Numbers
{
    /// <summary>For people.</summary>
    public static string Short(this double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>For files, with as many digits as the anchors have.</summary>
    public static string Exact(this double value) => value.ToString("G8", CultureInfo.InvariantCulture);

    /// <summary>A share or a rank between 0 and 1.</summary>
    public static string Share(this double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Text(this int value) => value.ToString(CultureInfo.InvariantCulture);
}
