using System.Text;

namespace Hpo.Contracts;

/// <summary>The form of study ids. They begin training-job names, so they follow SageMaker's rules and leave room for trial and attempt.</summary>
public static class StudyIds
{
    /// <summary>Longest study id in characters.</summary>
    public const int MaxLength = 40;

    /// <summary>Says what is wrong with a study id, or null when it is fine.</summary>
    /// <param name="studyId">The id to check.</param>
    public static string? Check(string studyId)
    {
        ArgumentNullException.ThrowIfNull(studyId);
        var fits = studyId.Length is > 0 and <= MaxLength
            && studyId.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && studyId[0] != '-' && studyId[^1] != '-' && !studyId.Contains("--", StringComparison.Ordinal);
        return fits ? null : $"'{studyId}' is not a study id. Use lower-case letters, digits and single dashes between them, at most {MaxLength} characters.";
    }

    /// <summary>An id made of a study's name and a suffix that makes it unique.</summary>
    /// <param name="name">Name of the study.</param>
    /// <param name="suffix">Lower-case letters and digits, at most 12.</param>
    public static string From(string name, string suffix) => From(name, suffix, MaxLength);

    /// <summary>An id of limited length made of a study's name and a suffix that makes it unique.</summary>
    /// <param name="name">Name of the study.</param>
    /// <param name="suffix">Lower-case letters and digits, at most 12.</param>
    /// <param name="maxLength">Longest id in characters, at least six more than the suffix has, at most <see cref="MaxLength"/>.</param>
    public static string From(string name, string suffix, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(suffix);
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var room = maxLength - suffix.Length - 1;
        var stem = slug.ToString(0, Math.Min(slug.Length, room)).Trim('-');
        return stem.Length == 0 ? $"study-{suffix}" : $"{stem}-{suffix}";
    }
}
