using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hpo.Architecture.Tests.Reading;

namespace Hpo.Architecture.Tests;

public sealed partial class HouseRuleTests
{
    [Theory]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("M:System.Random.#ctor")]
    [InlineData("P:System.Random.Shared")]
    public void Clocks_and_dice_are_banned(string symbol) =>
        Assert.Contains(Repository.Read("BannedSymbols.txt").Split('\n'), line => line.StartsWith(symbol + ";", StringComparison.Ordinal));

    [Theory]
    [InlineData("Nullable", "enable")]
    [InlineData("TreatWarningsAsErrors", "true")]
    [InlineData("AnalysisLevel", "latest-recommended")]
    [InlineData("EnforceCodeStyleInBuild", "true")]
    [InlineData("Deterministic", "true")]
    public void The_compiler_is_strict_everywhere(string property, string value)
    {
        Assert.Equal(value, XElement.Parse(Repository.Read("Directory.Build.props")).Descendants(property).Single().Value);
        Expect.None(
            $"{property} is {value} for every project (Directory.Build.props).",
            Repository.WithExtension(".csproj").Where(file => XElement.Parse(Repository.Read(file)).Descendants(property).Any()));
    }

    [Fact]
    public void Banned_symbols_and_code_style_reach_every_project()
    {
        var build = Repository.Read("Directory.Build.props");

        Assert.Contains("BannedSymbols.txt", build, StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", build, StringComparison.Ordinal);
        Assert.StartsWith("root = true", Repository.Read(".editorconfig"), StringComparison.Ordinal);
        Expect.None(
            "There is one Directory.Build.props and one .editorconfig, at the root, so that no folder escapes them.",
            Repository.Files.Where(f => Path.GetFileName(f) is "Directory.Build.props" or "Directory.Packages.props" or ".editorconfig").Where(f => f.Contains('/')));
    }

    [Fact]
    public void No_file_says_where_packages_come_from()
    {
        Expect.None(
            "Package sources are a matter of the machine: no configuration of them belongs here.",
            Repository.Files.Where(f => Path.GetFileName(f).ToUpperInvariant() is "NUGET.CONFIG" or ".NPMRC" or "PIP.CONF"));
        Expect.None(
            "No project, script or page names the host of a package registry.",
            from file in Repository.WithExtension(".csproj", ".props", ".targets", ".sln", ".json", ".md", ".sh", ".yml", ".yaml", ".config", ".mjs", ".py", "")
            from line in Repository.Read(file).Split('\n').Index()
            where RegistryHosts().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}");
    }

    [Fact]
    public void Files_do_not_name_directories_of_one_machine() => Expect.None(
        "Paths are relative to the repository or chosen at run time.",
        from file in Repository.WithExtension(".cs", ".csproj", ".props", ".json", ".md", ".sh", ".yml", ".yaml")
        where !file.EndsWith(nameof(HouseRuleTests) + ".cs", StringComparison.Ordinal)
        from line in Repository.Read(file).Split('\n').Index()
        where MachinePaths().IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [GeneratedRegex(@"nuget\.org|npmjs\.(org|com)|pypi\.org|pythonhosted\.org|jfrog\.io|artifactory|nexus\.|RestoreSources|RestoreAdditionalProjectSources", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHosts();

    [GeneratedRegex(@"(?<![\w.])(/home/\w|/Users/\w|/work/|/tmp/w-|[A-Z]:\\Users)")]
    private static partial Regex MachinePaths();
}
