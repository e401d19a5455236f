namespace Hpo.Architecture.Tests.Reading;

/// <summary>The files of the repository, without what is built or downloaded.</summary>
internal static class Repository
{
    private static readonly HashSet<string> Skipped = ["bin", "obj", ".git", ".hpo", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static IEnumerable<string> WithExtension(params string[] extensions) =>
        Files.Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Walk(string directory) => Directory.EnumerateFiles(directory)
        .Concat(Directory.EnumerateDirectories(directory).Where(d => !Skipped.Contains(Path.GetFileName(d))).SelectMany(Walk));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Hpo.Microservices.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException($"No Hpo.Microservices.sln above {AppContext.BaseDirectory}.");
    }
}
