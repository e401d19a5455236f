using System.Globalization;
using System.Text.RegularExpressions;

namespace Hpo.Messaging;

/// <summary>Blots out what looks like a secret in text of others that is logged, kept or shown: training programs print their environment, and failure reasons quote them.</summary>
public static class Secrets
{
    private const string Blotted = "***";

    private const RegexOptions Linear = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private static readonly Regex Named = new(
        """((?:secret|password|passwd|token|api_?key|access_?key|credential|authorization|x-amz-signature)[\w-]*)(["']?\s*[=:]\s*["']?(?:(?:bearer|basic)\s+)?)([^\s"',}]+)""", Linear);

    private static readonly Regex InAddress = new("""(://)[^\s/:@]*:[^\s/@]+@""", Linear);

    private static readonly Regex AccessKey = new(@"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b", Linear);

    /// <summary>The text without what looks like a secret: values of that name, credentials within addresses, access keys.</summary>
    /// <param name="text">One line or many.</param>
    public static string Blot(string text) => AccessKey.Replace(InAddress.Replace(Named.Replace(text, Value), $"$1{Blotted}@"), Blotted);

    private static string Value(Match match) =>
        IsCount(match) || IsException(match.Groups[1].ValueSpan) ? match.Value : match.Groups[1].Value + match.Groups[2].Value + Blotted;

    // A plain number is a count of tokens; of the other names it may be a secret.
    private static bool IsCount(Match match) =>
        match.Value.StartsWith("token", StringComparison.OrdinalIgnoreCase) && double.TryParse(match.Groups[3].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    // "NoCredentialsError: Unable to …": what follows is the message that people need.
    private static bool IsException(ReadOnlySpan<char> name) =>
        name.EndsWith("Error", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Exception", StringComparison.OrdinalIgnoreCase);
}
