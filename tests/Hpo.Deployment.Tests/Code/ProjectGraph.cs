using System.Collections.Concurrent;
using System.Xml.Linq;
using Hpo.Architecture.Tests.Reading;

namespace Hpo.Deployment.Tests.Code;

/// <summary>Which project files a build of a project reads.</summary>
internal static class ProjectGraph
{
    private const string ThisDirectory = "$(MSBuildThisFileDirectory)";
    private static readonly ConcurrentDictionary<string, IReadOnlySet<string>> Closures = new();

    /// <summary>The project itself, every project it references, and the property files they import.</summary>
    public static IReadOnlySet<string> Closure(string project) => Closures.GetOrAdd(project, Find);

    public static string AssemblyName(string project) =>
        XElement.Parse(Repository.Read(project)).Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(project);

    private static HashSet<string> Find(string project)
    {
        var found = new HashSet<string>();
        Add(project, found);
        return found;
    }

    private static void Add(string file, HashSet<string> found)
    {
        if (!found.Add(file))
            return;
        foreach (var next in Referenced(file))
            Add(next, found);
    }

    private static IEnumerable<string> Referenced(string file)
    {
        var xml = XElement.Parse(Repository.Read(file));
        var references = xml.Descendants("ProjectReference").Attributes("Include").Concat(xml.Descendants("Import").Attributes("Project"));
        return references.Select(reference => Resolve(file, reference.Value));
    }

    private static string Resolve(string file, string reference)
    {
        var relative = reference.Replace(ThisDirectory, "", StringComparison.Ordinal).Replace('\\', '/');
        var path = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, relative));
        return Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
    }
}
