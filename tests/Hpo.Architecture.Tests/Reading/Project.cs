using System.Xml.Linq;

namespace Hpo.Architecture.Tests.Reading;

/// <summary>A project file: what it references, also through the files that it imports.</summary>
/// <param name="File">Path from the root of the repository.</param>
/// <param name="Projects">Names of the projects whose code it uses.</param>
/// <param name="Packages">Names of the packages it uses itself.</param>
internal sealed record Project(string File, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static IReadOnlyList<Project> All { get; } = [.. Repository.WithExtension(".csproj").Select(Read)];

    public string Name => NameOf(File);

    public Layer Layer => File.Split('/') switch
    {
        ["contracts", ..] => Layer.Contracts,
        ["services", "shared", ..] => Layer.Shared,
        ["services", ..] => Layer.Service,
        ["examples", ..] => Layer.Example,
        _ => Layer.Test,
    };

    public static Project Named(string name) => All.SingleOrDefault(p => p.Name == name) ?? throw new ArgumentException($"There is no single project {name}.", nameof(name));

    private static Project Read(string file)
    {
        var roots = WithImports(Path.Combine(Repository.Root, file)).ToList();
        return new Project(
            file,
            [.. roots.SelectMany(x => x.Descendants("ProjectReference")).Where(UsesCode).Select(Included).Select(NameOf).Distinct()],
            [.. roots.SelectMany(x => x.Descendants("PackageReference")).Where(x => x.Attribute("Include") is not null).Select(Included).Distinct()]);
    }

    private static IEnumerable<XElement> WithImports(string path)
    {
        var root = XElement.Load(path);
        var imports = root.Descendants("Import").Select(i => Path.Combine(Path.GetDirectoryName(path)!, i.Attribute("Project")!.Value.Replace('\\', '/')));
        return imports.SelectMany(WithImports).Prepend(root);
    }

    // Some references only say that the other project is built first.
    private static bool UsesCode(XElement reference) => reference.Attribute("Include") is not null && reference.Attribute("ReferenceOutputAssembly")?.Value != "false";

    private static string Included(XElement reference) => reference.Attribute("Include")!.Value;

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
