namespace Hpo.SageMakerLocal.S3;

/// <summary>What a channel reads: a directory, or the files of a directory whose names begin with the last part of the prefix.</summary>
internal abstract record S3Prefix
{
    public sealed record Folder(string Path) : S3Prefix;

    public sealed record Objects(IReadOnlyList<string> Paths) : S3Prefix;

    /// <summary>Objects of a manifest, by their names within the channel.</summary>
    public sealed record Listed(IReadOnlyDictionary<string, string> Paths) : S3Prefix;

    /// <summary>Null when there is no object under the prefix.</summary>
    public static S3Prefix? Find(string path)
    {
        if (Directory.Exists(path))
            return HasFiles(path) ? new Folder(path) : null;
        var parent = Path.GetDirectoryName(path);
        if (!Directory.Exists(parent))
            return null;
        string[] matches = [.. Directory.EnumerateFileSystemEntries(parent)
            .Where(e => Path.GetFileName(e).StartsWith(Path.GetFileName(path), StringComparison.Ordinal))
            .Where(e => File.Exists(e) || HasFiles(e)).Order(StringComparer.Ordinal)];
        return matches.Length > 0 ? new Objects(matches) : null;
    }

    private static bool HasFiles(string directory) => Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Any();
}
