using Hpo.SageMakerLocal.Images;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.S3;

/// <summary>Where the data of a channel lies on this machine.</summary>
internal sealed class ChannelData(S3Paths s3, ImagesFile file)
{
    /// <summary>The data, or the problem that keeps the job from it.</summary>
    public (S3Prefix? Data, string? Problem) Find(Channel channel) =>
        channel.Mounted is { } mounted ? OfFileSystem(mounted)
        : s3.Locate(channel.Uri) is not { } path ? (null, $"'{channel.Uri}' is not an S3 URI the local endpoint can map; use s3://bucket/prefix or file:///path.")
        : channel.IsManifest ? OfManifest(channel.Uri, path)
        : S3Prefix.Find(path) is { } data ? (data, null)
        : (null, $"No S3 objects found under S3 URL \"{channel.Uri}\" given in input data source. The local endpoint looked for {path}.");

    private (S3Prefix?, string?) OfFileSystem(MountedDirectory mounted)
    {
        if (!file.FileSystems.TryGetValue(mounted.FileSystemId, out var root))
            return (null, $"The local endpoint has no file system '{mounted.FileSystemId}': name its directory under fileSystems in images.json.");
        if (mounted.Path.Split('/').Contains("..") || mounted.Path.Contains('\0'))
            return (null, $"'{mounted.Path}' leaves the file system '{mounted.FileSystemId}'.");
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, mounted.Path.TrimStart('/'))));
        return Directory.Exists(path)
            ? (new S3Prefix.Folder(path), null)
            : (null, $"The file system '{mounted.FileSystemId}' has no directory '{mounted.Path}'. The local endpoint looked for {path}.");
    }

    private (S3Prefix?, string?) OfManifest(string uri, string path)
    {
        if (!File.Exists(path))
            return (null, $"There is no manifest at \"{uri}\". The local endpoint looked for {path}.");
        if (Manifest.Read(File.ReadAllText(path)) is not { } manifest)
            return (null, $"The manifest \"{uri}\" is not a JSON list that begins with {{\"prefix\": \"s3://…\"}} and goes on with keys.");
        var files = new Dictionary<string, string>();
        foreach (var key in manifest.Keys)
        {
            if (s3.Locate(manifest.Prefix + key) is not { } located || !File.Exists(located))
                return (null, $"The manifest \"{uri}\" names \"{manifest.Prefix}{key}\", which does not exist.");
            files[key.TrimStart('/')] = located;
        }

        return (new S3Prefix.Listed(files), null);
    }
}
