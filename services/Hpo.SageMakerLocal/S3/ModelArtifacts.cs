using System.Formats.Tar;
using System.IO.Compression;

namespace Hpo.SageMakerLocal.S3;

/// <summary>Copies what a job left in its model and output directories to where its output URI points.</summary>
internal static class ModelArtifacts
{
    /// <summary>Answers the path below the job's output (<c>model.tar.gz</c>, or <c>model/</c> uncompressed), or null when the directory has no files.</summary>
    public static string? Keep(string directory, string target, string name, bool compress)
    {
        if (!Directory.Exists(directory) || !Directory.EnumerateFileSystemEntries(directory).Any())
            return null;
        Directory.CreateDirectory(target);
        if (!compress)
        {
            Copy(directory, Path.Combine(target, name));
            return name + "/";
        }

        var archive = Path.Combine(target, name + ".tar.gz");
        Pack(directory, archive + ".new");
        File.Move(archive + ".new", archive, overwrite: true);
        return name + ".tar.gz";
    }

    private static void Pack(string directory, string archive)
    {
        using var file = File.Create(archive);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        TarFile.CreateFromDirectory(directory, gzip, includeBaseDirectory: false);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        foreach (var directory in Directory.EnumerateDirectories(from))
            Copy(directory, Path.Combine(to, Path.GetFileName(directory)));
    }
}
