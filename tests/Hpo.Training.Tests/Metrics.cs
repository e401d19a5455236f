using System.Globalization;
using System.Text.RegularExpressions;

namespace Hpo.Training.Tests;

/// <summary>Reads metrics as the metrics service does: the study's own regular expression, every match in order.</summary>
internal static class Metrics
{
    public static IReadOnlyList<double> Read(string study, string metric, IEnumerable<string> lines)
    {
        var regex = Examples.Json(study).GetProperty("metrics").EnumerateArray().Single(m => m.GetProperty("name").GetString() == metric).GetProperty("regex").GetString()!;
        return [.. lines.Select(line => Regex.Match(line, regex)).Where(match => match.Success).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
    }
}
