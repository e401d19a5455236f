namespace Hpo.Optimization.Validation;

/// <summary>Where training data, models and checkpoints lie.</summary>
internal static class DataUris
{
    /// <summary>What SageMaker itself reads and writes.</summary>
    public static readonly string[] Buckets = ["s3://"];

    /// <summary>The same, and folders of this machine for the local endpoint.</summary>
    public static readonly string[] Locations = ["s3://", "file://"];

    private const int MaxLength = 1024;

    public static string? Read(ObjectCursor cursor, string field, string[] schemes)
    {
        var uri = cursor.Text(field, 1, MaxLength);
        return uri is null || schemes.Any(scheme => uri.StartsWith(scheme, StringComparison.Ordinal) && Names(uri.AsSpan(scheme.Length), scheme))
            ? uri
            : cursor.Wrong<string>(field, $"{field} '{JsonValues.Shorten(uri)}' is not a place for data. Start it with {string.Join(" or ", schemes)}, s3://bucket/folder for instance.");
    }

    // A bucket, or an absolute path; no white space or control characters in either.
    private static bool Names(ReadOnlySpan<char> rest, string scheme)
    {
        foreach (var c in rest)
        {
            if (char.IsControl(c) || (scheme == "s3://" && char.IsWhiteSpace(c)))
            {
                return false;
            }
        }

        return rest.Length > 0 && (scheme == "s3://" ? rest[0] != '/' : rest[0] == '/');
    }
}
