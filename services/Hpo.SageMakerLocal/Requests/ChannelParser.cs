namespace Hpo.SageMakerLocal.Requests;

/// <summary>The constraints of input channels.</summary>
internal static class ChannelParser
{
    private const string Manifest = "ManifestFile";
    private const string Prefix = "S3Prefix";

    public static IReadOnlyList<Channel> Parse(Field channels, IReadOnlyList<string> inputModes)
    {
        Channel[] read = [.. channels.List(min: 1, max: 20).Select(channel => Channel(channel, inputModes))];
        foreach (var name in read.GroupBy(c => c.Name).Where(g => g.Count() > 1).Select(g => g.Key))
            channels.Reader.Add($"Duplicate channel name '{name}' in inputDataConfig.");
        return read;
    }

    private static Channel Channel(Field channel, IReadOnlyList<string> inputModes)
    {
        var source = channel.Member("DataSource").Structure(required: true);
        var s3 = source.Member("S3DataSource").Structure();
        var files = source.Member("FileSystemDataSource").Structure();
        if (source.Present && s3.Present == files.Present)
            channel.Reader.Add($"Value at '{source.Path}': exactly one of S3DataSource and FileSystemDataSource must be given; the local endpoint knows no other.");
        var type = s3.Member("S3DataType").Text(required: s3.Present, oneOf: [Manifest, Prefix, "AugmentedManifestFile", "Converse"]);
        if (type is "AugmentedManifestFile" or "Converse")
            channel.Reader.Add($"Value '{type}' at '{s3.Path}.s3DataType' is not supported by the local endpoint: use {Prefix} or {Manifest}.");
        channel.Member("CompressionType").Text(oneOf: ["None", "Gzip"]);
        var shuffle = channel.Member("ShuffleConfig").Structure();
        shuffle.Member("Seed").Integer(required: shuffle.Present);
        return new Channel(
            channel.Member("ChannelName").Text(required: true, min: 1, max: 64, pattern: Patterns.ChannelName) ?? "",
            s3.Member("S3Uri").Text(required: s3.Present, max: 1024, pattern: Patterns.Uri) ?? "",
            channel.Member("ContentType").Text(max: 256),
            channel.Member("InputMode").Text(oneOf: inputModes),
            channel.Member("RecordWrapperType").Text(oneOf: ["None", "RecordIO"]),
            s3.Member("S3DataDistributionType").Text(oneOf: ["FullyReplicated", "ShardedByS3Key"]))
        {
            IsManifest = type == Manifest,
            Mounted = files.Present ? Mounted(files) : null,
        };
    }

    private static MountedDirectory Mounted(Field files)
    {
        files.Member("FileSystemAccessMode").Text(required: true, oneOf: ["rw", "ro"]);
        files.Member("FileSystemType").Text(required: true, oneOf: ["EFS", "FSxLustre"]);
        return new MountedDirectory(
            files.Member("FileSystemId").Text(required: true, min: 11, max: 21, pattern: Patterns.FileSystem) ?? "",
            files.Member("DirectoryPath").Text(required: true, max: 4096) ?? "");
    }
}
