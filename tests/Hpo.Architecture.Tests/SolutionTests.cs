using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hpo.Architecture.Tests.Reading;

namespace Hpo.Architecture.Tests;

public sealed partial class SolutionTests
{
    private const string Solution = "Hpo.Microservices.sln";
    private const string Versions = "Directory.Packages.props";

    [Fact]
    public void The_solution_lists_every_project_and_no_other()
    {
        var listed = ProjectPaths().Matches(Repository.Read(Solution)).Select(m => m.Groups[1].Value.Replace('\\', '/')).ToList();
        var present = Project.All.Select(p => p.File).ToList();

        Expect.None(
            $"{Solution} and the project files differ.",
            [.. present.Except(listed).Select(p => $"{p} is not in {Solution}"), .. listed.Except(present).Select(p => $"{Solution} lists {p}, which does not exist")]);
    }

    [Fact]
    public void Every_package_has_one_exact_version()
    {
        var packages = Load(Versions).Descendants("PackageVersion").Concat(Load("Directory.Build.props").Descendants("GlobalPackageReference")).ToList();

        Assert.NotEmpty(packages);
        Expect.None(
            $"Versions in {Versions} and Directory.Build.props are exact, such as 1.2.3: no ranges, no wildcards, no variables.",
            packages.Where(p => !ExactVersion().IsMatch(p.Attribute("Version")?.Value ?? "")).Select(p => p.ToString()));
        Expect.None(
            $"Packages appear once in {Versions}.",
            packages.GroupBy(p => p.Attribute("Include")?.Value).Where(g => g.Count() > 1).Select(g => $"{g.Key} appears {g.Count()} times"));
    }

    [Fact]
    public void Projects_name_packages_without_versions()
    {
        var versions = Load(Versions).Descendants("PackageVersion").Select(p => p.Attribute("Include")?.Value).ToHashSet();

        Assert.Equal("true", Load(Versions).Descendants("ManagePackageVersionsCentrally").Single().Value);
        Expect.None(
            $"Versions are kept in {Versions}.",
            from file in Repository.WithExtension(".csproj", ".props", ".targets")
            from reference in Load(file).Descendants("PackageReference")
            where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null || reference.Elements("Version").Any()
            select $"{file}: {reference}");
        Expect.None(
            $"Every package that a project names has a version in {Versions}.",
            from project in Project.All
            from package in project.Packages
            where !versions.Contains(package)
            select $"{project.File} names {package}");
    }

    private static XElement Load(string file) => XElement.Parse(Repository.Read(file));

    [GeneratedRegex("\"([^\"]+\\.csproj)\"")]
    private static partial Regex ProjectPaths();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex ExactVersion();
}
