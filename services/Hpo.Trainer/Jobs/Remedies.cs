using System.Text.RegularExpressions;

namespace Hpo.Trainer;

/// <summary>What to do about what the training service says, where that is known. The service words its refusals for people, so this reads them like one.</summary>
internal static partial class Remedies
{
    private const string Again = "Then submit the study under another id.";

    // The first that fits counts: what is said of a region also names the image, bucket or key that is in another one.
    private static readonly (Regex Says, string Do)[] Known =
    [
        (Role(), $"Correct training.roleArn, or let sagemaker.amazonaws.com assume the role (docs/aws/training-role-trust.json). {Again}"),
        (Region(), $"Image, buckets and keys of a job must be in the region that it runs in: correct them in the study's training section, or Aws:Region of trainer and metrics. {Again}"),
        (Image(), $"Correct training.image or push the image, and let the role training.roleArn pull it (docs/aws/training-role-policy.json, the repository's policy for another account). {Again}"),
    ];

    /// <summary>What to do about a refused request or a failed job; null when that is not known.</summary>
    public static string? For(string message) => Known.FirstOrDefault(known => known.Says.IsMatch(message)).Do;

    /// <summary>What to do about a call that is forbidden.</summary>
    public static string ForForbidden(string message) => Action().Match(message) is { Success: true } match
        ? $"Allow {match.Groups[1].Value} to the trainer (docs/aws/trainer-policy.json)."
        : "Give the trainer the permissions of docs/aws/trainer-policy.json.";

    /// <summary>A reason and what to do about it, the latter whole when both together are too long.</summary>
    public static string Join(string reason, string? remedy)
    {
        if (remedy is null)
            return reason;
        var room = JobMessages.LongestReason - remedy.Length - 2;
        var told = reason.Length < room ? reason.TrimEnd() : reason[..(room - 1)] + "…";
        return told is [.., '.' or '!' or '?' or '…'] ? $"{told} {remedy}" : $"{told}. {remedy}";
    }

    [GeneratedRegex("assume (the )?role|role .*(does not exist|cannot be assumed|is invalid)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"\bregions?\b|PermanentRedirect|must be addressed using the specified endpoint", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Region();

    [GeneratedRegex(@"\b(image|repository)\b.*(not found|not exist|pull|find|access)|(not find|pull|access)\b.*\b(image|repository)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"not authorized to perform:? ([A-Za-z0-9-]+:[A-Za-z0-9]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Action();
}
