namespace Hpo.Services.Tests;

/// <summary>Where the files of the repository are.</summary>
internal static class RepositoryRoot
{
    public static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Hpo.Microservices.sln")))
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The tests must run inside the repository.");
        return directory.FullName;
    }
}
