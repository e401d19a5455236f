using System.Xml.Linq;
using Hpo.Architecture.Tests.Reading;

namespace Hpo.Architecture.Tests;

/// <summary>What authors of optimizers get as packages.</summary>
public sealed class PackageTests
{
    private static readonly string[] Packed = ["Hpo.Contracts", "Hpo.Messaging", "Hpo.Optimization", "Hpo.OptimizerChecks", "Hpo.OptimizerSdk", "Hpo.OptimizerSdk.Testing"];

    [Fact]
    public void What_authors_of_optimizers_need_is_packed_and_nothing_else() =>
        Assert.Equal(Packed, Project.All.Where(project => Values(project, "IsPackable").Contains("true")).Select(project => project.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Packages_reference_packages_only() => Expect.None(
        "A package whose project references another project needs that as a package: set IsPackable there.",
        from project in Packed.Select(Project.Named)
        from referenced in project.Projects
        where !Packed.Contains(referenced)
        select $"{project.File} references {referenced}");

    [Fact]
    public void Packages_say_what_they_are() => Expect.None(
        "A packed project has a Description.",
        Packed.Select(Project.Named).Where(project => Values(project, "Description").Count == 0).Select(project => project.File));

    [Theory]
    [InlineData("IsPackable", "false")]
    [InlineData("GenerateDocumentationFile", "true")]
    [InlineData("IncludeSymbols", "true")]
    [InlineData("SymbolPackageFormat", "snupkg")]
    public void Versions_docs_and_symbols_are_a_matter_of_one_file(string property, string value)
    {
        Assert.Equal(value, XElement.Parse(Repository.Read("Directory.Build.props")).Descendants(property).Single().Value);
        Expect.None("Directory.Build.props has the version of all packages.", Project.All.Where(project => Values(project, "Version").Count > 0).Select(project => project.File));
    }

    private static List<string> Values(Project project, string property) => [.. XElement.Parse(Repository.Read(project.File)).Descendants(property).Select(element => element.Value)];
}
