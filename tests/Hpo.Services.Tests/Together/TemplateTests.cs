using System.Diagnostics;

namespace Hpo.Services.Tests.Together;

/// <summary>The template of an optimizer service: what it makes is built, and what it says fits the SDK.</summary>
public sealed class TemplateTests : IDisposable
{
    private static readonly string Template = Path.Combine(RepositoryRoot.Find(), "examples", "optimizers", "template");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hpo-template-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_project_of_the_template_builds_and_offers_its_optimizer()
    {
        await NewAsync("install", Template);
        await NewAsync("hpo-optimizer", "--name", "MyOptimizer", "--optimizer-name", "my-search", "--repository", RepositoryRoot.Find());
        var project = Path.Combine(_directory.FullName, "MyOptimizer");

        // What it references was built with these tests.
        await DotnetAsync(_directory.FullName, "build", project, "-p:BuildProjectReferences=false", "-warnaserror", "-nodeReuse:false", "--configuration", Configuration);
        var refusal = await RunAsync(_directory.FullName, "dotnet", Path.Combine(project, "bin", Configuration, "net10.0", "MyOptimizer.dll"));

        Assert.Contains("RabbitMq:Uri is not set", refusal.Output, StringComparison.Ordinal);
        Assert.Contains("AddOptimizer(\"my-search\"", File.ReadAllText(Path.Combine(project, "Program.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_repository_the_project_takes_the_package_and_its_own_name()
    {
        await NewAsync("install", Template);
        await NewAsync("hpo-optimizer", "--name", "Acme.Best-Search");
        var project = Path.Combine(_directory.FullName, "Acme.Best-Search");

        Assert.Contains("""<PackageReference Include="Hpo.OptimizerSdk" """, File.ReadAllText(Path.Combine(project, "Acme.Best-Search.csproj")), StringComparison.Ordinal);
        Assert.Contains("AddOptimizer(\"acme-best-search\"", File.ReadAllText(Path.Combine(project, "Program.cs")), StringComparison.Ordinal);
        Assert.Contains("namespace Acme.Best_Search;", File.ReadAllText(Path.Combine(project, "Search.cs")), StringComparison.Ordinal);
        Assert.Contains("Acme.Best-Search.dll", File.ReadAllText(Path.Combine(project, "Dockerfile")), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(project, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("#if", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_of_the_package_is_that_of_the_SDK()
    {
        var sdk = Path.Combine(RepositoryRoot.Find(), "services", "shared", "Hpo.OptimizerSdk");

        var version = (await DotnetAsync(_directory.FullName, "msbuild", sdk, "-getProperty:Version")).Trim();

        Assert.Contains($"Include=\"Hpo.OptimizerSdk\" Version=\"{version}\"", File.ReadAllText(Path.Combine(Template, "project.xml")), StringComparison.Ordinal);
    }

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    // In a hive of its own, so that the user's templates stay as they are.
    private Task<string> NewAsync(params string[] arguments) =>
        DotnetAsync(_directory.FullName, ["new", .. arguments, "--debug:custom-hive", Path.Combine(_directory.FullName, "hive")]);

    private static async Task<string> DotnetAsync(string directory, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(directory, ["dotnet", .. arguments]);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)}: {output}");
        return output;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string directory, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("HPO__", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(texts));
    }
}
