using System.Formats.Tar;
using System.IO.Compression;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.S3;

namespace Hpo.SageMakerLocal.Processes;

/// <summary>The packed source directory of a script.</summary>
internal static class SourceArchive
{
    private const string ChannelDirectory = "/opt/ml/input/data/";
    private const int MostShown = 20;

    /// <summary>The archive on this machine, which need not exist; null for an address that leads nowhere here.</summary>
    public static string? Locate(ScriptSource script, TrainingJobRequest request, S3Paths s3)
    {
        if (!script.Archive.StartsWith(ChannelDirectory, StringComparison.Ordinal))
            return s3.Locate(script.Archive);

        // A job without network gets its sources by a channel, whose URI is the archive itself.
        var parts = script.Archive[ChannelDirectory.Length..].Split('/');
        var channel = parts.Length == 2 ? request.Channels.FirstOrDefault(channel => channel.Name == parts[0]) : null;
        return channel is not null && channel.Uri.EndsWith("/" + parts[1], StringComparison.Ordinal) ? s3.Locate(channel.Uri) : null;
    }

    /// <summary>Unpacks the sources to where the script is started.</summary>
    /// <exception cref="ScriptSourceException">The archive or the script in it is missing, or it is no such archive.</exception>
    public static void Unpack(ScriptSource script, TrainingJobRequest request, S3Paths s3, string directory)
    {
        if (Locate(script, request, s3) is not { } archive || !File.Exists(archive))
            throw new ScriptSourceException($"there is no source archive at {script.Archive} any more");
        Directory.CreateDirectory(directory);
        try
        {
            using var file = File.OpenRead(archive);
            using var gzip = new GZipStream(file, CompressionMode.Decompress);
            TarFile.ExtractToDirectory(gzip, directory, overwriteFiles: true);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ScriptSourceException($"{script.Archive} cannot be unpacked, it must be a directory packed as .tar.gz: {error.Message}", error);
        }

        if (script.Program.Split('/').Contains("..") || !File.Exists(Path.Combine(directory, script.Program)))
            throw new ScriptSourceException($"{script.Archive} has no script '{script.Program}'; it holds {Contents(directory)}");
    }

    private static string Contents(string directory) =>
        string.Join(", ", Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(directory, file)).Order(StringComparer.Ordinal).Take(MostShown))
            is { Length: > 0 } files ? files : "no files";
}
