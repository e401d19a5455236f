using Hpo.SageMakerLocal.Images;

namespace Hpo.SageMakerLocal.S3;

/// <summary>Maps S3 URIs to this machine: a bucket of images.json to its directory, any other to a directory of its own under the data directory.</summary>
internal sealed class S3Paths(ImagesFile file, string unmappedBuckets)
{
    /// <summary>The path behind a URI, which need not exist; null for a URI that leaves its bucket or has an unknown scheme.</summary>
    public string? Locate(string uri)
    {
        if (uri.StartsWith("file://", StringComparison.Ordinal))
            return uri["file://".Length..] is ['/', ..] path ? Path.GetFullPath(path) : null;
        if (!uri.StartsWith("s3://", StringComparison.Ordinal))
            return null;
        var parts = uri["s3://".Length..].Split('/', 2);
        return IsBucketName(parts[0]) ? Inside(Root(parts[0]), parts.Length > 1 ? parts[1] : "") : null;
    }

    private string Root(string bucket) => file.Buckets.TryGetValue(bucket, out var mapped) ? mapped : Path.Combine(unmappedBuckets, bucket);

    /// <summary>A key that climbs out of its bucket would read or write foreign files.</summary>
    private static string? Inside(string root, string key) =>
        key.Split('/').Contains("..") || key.Contains('\0') ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, key.TrimStart('/'))));

    private static bool IsBucketName(string bucket) =>
        bucket.Length is > 0 and <= 63 && bucket.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') && bucket.Trim('.').Length > 0;
}
