namespace Hpo.RabbitMq.Tests;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    /// <summary>A built program of a service, of the same configuration as these tests.</summary>
    public static string Program(string project) =>
        Path.Combine(Root(), "services", project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", $"{project}.dll");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hpo.Microservices.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
