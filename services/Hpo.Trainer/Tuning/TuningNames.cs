using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hpo.Trainer;

/// <summary>Names of tuning jobs. They are derived, so that a repeated launch meets the tuning job it started before.</summary>
internal static class TuningNames
{
    private const int Longest = 32;
    private const int HashLength = 8;

    /// <summary>The name of one round of a study's tuning, <c>mnist-1-t1</c>; a study id that leaves no room is cut, and its hash keeps the name its own.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="round">Which tuning job of the study, from 1: each pause ends one.</param>
    /// <param name="prefix">What the study asks its jobs' names to begin with; the names of training jobs begin with that of their tuning job.</param>
    public static string For(string studyId, int round, string? prefix = null)
    {
        var name = string.IsNullOrEmpty(prefix) ? studyId : $"{prefix}-{studyId}";
        var suffix = string.Create(CultureInfo.InvariantCulture, $"-t{round}");
        if (name.Length + suffix.Length <= Longest)
            return name + suffix;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        return $"{name[..(Longest - suffix.Length - HashLength - 1)].TrimEnd('-')}-{hash}{suffix}";
    }
}
