using System.Globalization;
using System.Text.RegularExpressions;

namespace Hpo.Metrics.Readings;

/// <summary>Blots out what looks like a secret in lines of a log that are kept and shown: training programs print their environment.</summary>
internal static class LogSecrets
{
    private const string Blotted = "***";

    private const RegexOptions Linear = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private static readonly Regex Named = new(
        """((?:secret|password|passwd|token|api_?key|access_?key|credential|authorization)[\w-]*["']?\s*[=:]\s*["']?(?:(?:bearer|basic)\s+)?)([^\s"',}]+)""", Linear);

    private static readonly Regex InAddress = new("""(://)[^\s/:@]*:[^\s/@]+@""", Linear);

    private static readonly Regex AccessKey = new(@"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b", Linear);

    public static string Blot(string line) => AccessKey.Replace(InAddress.Replace(Named.Replace(line, Value), $"$1{Blotted}@"), Blotted);

    // A plain number is a count of tokens rather than a secret.
    private static string Value(Match match) =>
        double.TryParse(match.Groups[2].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? match.Value : match.Groups[1].Value + Blotted;
}
