using System.Globalization;

namespace Hpo.Optimization;

/// <summary>Lists of numbers as short texts, for what an algorithm sends along with a candidate. Six digits are kept: far more than a step size needs.</summary>
internal static class NumberText
{
    public static string Write(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(n => n.ToString("G6", CultureInfo.InvariantCulture)));

    public static double[] Read(string text) => text.Length == 0 ? [] : [.. text.Split(' ').Select(n => double.Parse(n, NumberStyles.Float, CultureInfo.InvariantCulture))];
}
