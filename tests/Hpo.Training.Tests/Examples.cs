using System.Text.Json;

namespace Hpo.Training.Tests;

/// <summary>The files of examples/ as they lie in the source tree.</summary>
internal static class Examples
{
    public static string Directory { get; } = Path.Combine(RepositoryRoot(), "examples");

    public static IEnumerable<string> StudyFiles() =>
        System.IO.Directory.EnumerateFiles(Directory, "*.json").Where(file => Path.GetFileName(file) != "images.json").Order(StringComparer.Ordinal);

    public static JsonElement Json(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Directory, file)));
        return json.RootElement.Clone();
    }

    /// <summary>Images that are programs of examples/; benchmark/… is built into the local endpoint.</summary>
    public static string? Program(string image) =>
        Json("images.json").GetProperty("images").TryGetProperty(image, out var entry)
            ? Path.Combine(Directory, entry.GetProperty("command")[1].GetString()!)
            : null;

    public static string Local(string uri) => uri.Replace("s3://hpo-examples/", Directory + "/", StringComparison.Ordinal);

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Hpo.Microservices.sln")))
            directory = directory.Parent;
        return directory.FullName;
    }
}
