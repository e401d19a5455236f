using System.Formats.Tar;
using System.IO.Compression;

namespace Hpo.Training.Tests;

public sealed class ScriptArchiveTests
{
    private static readonly string Scripts = Path.Combine(Examples.Directory, "scripts");

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Scripts).Select(directory => Path.GetFileName(directory))];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_archive_holds_the_script_as_its_directory_does(string name)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Scripts, name), "*", SearchOption.AllDirectories).Where(file => !file.Contains("__pycache__", StringComparison.Ordinal));

        var packed = Packed(Path.Combine(Scripts, $"{name}.tar.gz"));

        Assert.Equal(sources.ToDictionary(file => Path.GetRelativePath(Path.Combine(Scripts, name), file), File.ReadAllText), packed);
    }

    private static Dictionary<string, string> Packed(string archive)
    {
        using var file = File.OpenRead(archive);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        var texts = new Dictionary<string, string>();
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data)
                texts[Path.GetRelativePath("/", Path.GetFullPath(entry.Name, "/"))] = new StreamReader(data).ReadToEnd();
        }

        return texts;
    }
}
