using System.Globalization;

namespace Hpo.Optimization;

/// <summary>Numbers as a genotype: texts that give the same numbers back on every machine.</summary>
internal static class NumberText
{
    public static string Write(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Six digits of every number: enough for step sizes and speeds, and for positions whose exact value the configuration has.</summary>
    public static string WriteShort(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(n => n.ToString("G6", CultureInfo.InvariantCulture)));

    /// <summary>The numbers of a text that <see cref="Write"/> or <see cref="WriteShort"/> made; null when there is none or it has another length.</summary>
    public static double[]? Read(string? text, int length)
    {
        if (text is null)
        {
            return null;
        }

        var numbers = new double[length];
        var count = 0;
        foreach (var range in text.AsSpan().Split(' '))
        {
            if (count == length || !double.TryParse(text.AsSpan(range), NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[count]))
            {
                return null;
            }

            count++;
        }

        return count == length ? numbers : null;
    }
}
