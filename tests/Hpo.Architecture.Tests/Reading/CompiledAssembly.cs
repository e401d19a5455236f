using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Hpo.Architecture.Tests.Reading;

/// <summary>What a compiled project really references.</summary>
/// <param name="Project">The project.</param>
/// <param name="References">Names of the assemblies it references.</param>
/// <param name="Uses">Per type of the project, outermost ones only, the full names of the types of other assemblies that occur in it.</param>
internal sealed record CompiledAssembly(Project Project, IReadOnlyList<string> References, IReadOnlyDictionary<string, IReadOnlySet<string>> Uses)
{
    // The command line is the only project whose assembly has another name.
    private const string CommandLine = "Hpo.Cli";

    /// <summary>Everything below contracts/ and services/.</summary>
    public static IReadOnlyList<CompiledAssembly> All { get; } =
        [.. Project.All.Where(p => p.Layer <= Layer.Service).Where(p => File.Exists(PathOf(p))).Select(Read)];

    /// <summary>Projects below contracts/ and services/ that cannot be looked at here.</summary>
    public static IEnumerable<string> Missing => Project.All.Where(p => p.Layer <= Layer.Service).Where(p => !File.Exists(PathOf(p))).Select(p => p.File);

    public static CompiledAssembly Of(string project) => All.Single(a => a.Project.Name == project);

    private static string PathOf(Project project) =>
        Path.Combine(AppContext.BaseDirectory, (project.Name == CommandLine ? "hpo" : project.Name) + ".dll");

    private static CompiledAssembly Read(Project project)
    {
        using var image = new PEReader(File.OpenRead(PathOf(project)));
        var metadata = image.GetMetadataReader();
        return new CompiledAssembly(
            project,
            [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))],
            TypeUses.Of(image, metadata));
    }
}
