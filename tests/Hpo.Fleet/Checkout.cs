namespace Hpo.Fleet;

/// <summary>Where the programs of this repository lie.</summary>
public static class Checkout
{
    /// <summary>The directory of the solution.</summary>
    public static string Root { get; } = FindRoot();

    // bin/Release/net10.0: services are started in the configuration that this program was built in, so that nothing is built twice.
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "Debug";

    internal static string Program(string service)
    {
        var project = Service.Project(service);
        var path = Path.Combine(Root, "services", project, "bin", Configuration, new DirectoryInfo(AppContext.BaseDirectory).Name, $"{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not there; build the solution in the configuration {Configuration}.");
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Hpo.Microservices.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} does not lie below the solution.");
        return directory.FullName;
    }
}
