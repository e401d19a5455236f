using System.Text.RegularExpressions;

namespace Hpo.Deployment.Tests.Files;

/// <summary>Compose's variables, as they are where nobody sets one.</summary>
internal static partial class Interpolation
{
    public static string Defaults(string text) => Variables().Replace(text, match => match.Groups["default"].Value);

    /// <summary>Dollars that are neither a variable with a default nor doubled: Compose would put nothing, or something unexpected, in their place.</summary>
    public static bool IsUnclear(string text) => Variables().Replace(text, "").Replace("$$", "", StringComparison.Ordinal).Contains('$', StringComparison.Ordinal);

    [GeneratedRegex(@"\$\{HPO_[A-Z_]+:?-(?<default>[^}]*)\}")]
    private static partial Regex Variables();
}
