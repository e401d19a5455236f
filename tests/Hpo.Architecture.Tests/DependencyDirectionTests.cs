using Hpo.Architecture.Tests.Reading;

namespace Hpo.Architecture.Tests;

public sealed class DependencyDirectionTests
{
    private const string Host = "Hpo.Cli";

    [Fact]
    public void References_point_from_services_to_shared_to_contracts() => Expect.None(
        "Dependencies point down only: services -> shared -> contracts, examples -> shared and contracts.",
        from project in Project.All
        from name in project.Projects
        let target = Project.Named(name)
        where !MayUse(project, target)
        select $"{project.File} references {target.File}");

    [Fact]
    public void Contracts_reference_nothing()
    {
        var contracts = Project.Named("Hpo.Contracts");

        Expect.None(
            $"{contracts.File} is the wire; it references no project and no package.",
            [.. contracts.Projects, .. contracts.Packages, .. ForeignReferences(CompiledAssembly.Of("Hpo.Contracts"))]);
    }

    // Pure mathematics: linear algebra, distributions, optimisers.
    private const string Mathematics = "MathNet.Numerics";

    [Fact]
    public void The_functional_core_references_contracts_and_mathematics_only()
    {
        var core = Project.Named("Hpo.Optimization");

        Expect.None(
            $"{core.File} is pure; it references Hpo.Contracts, {Mathematics} and the platform only.",
            [
                .. core.Projects.Where(p => p != "Hpo.Contracts"),
                .. core.Packages.Where(p => !p.StartsWith("System.", StringComparison.Ordinal) && p != Mathematics),
                .. ForeignReferences(CompiledAssembly.Of("Hpo.Optimization")).Where(r => r is not ("Hpo.Contracts" or Mathematics)),
            ]);
    }

    [Fact]
    public void Compiled_services_do_not_know_each_other()
    {
        var services = Project.All.Where(p => p.Layer == Layer.Service).Select(p => p.Name).ToHashSet();

        Expect.None(
            $"Services talk by messages; only {Host} hosts them all.",
            from assembly in CompiledAssembly.All
            where assembly.Project.Name != Host
            from reference in assembly.References
            where services.Contains(reference)
            select $"{assembly.Project.Name}.dll references {reference}.dll");
    }

    [Fact]
    public void Every_project_that_is_deployed_or_shared_is_looked_at() => Expect.None(
        "tests/Hpo.Architecture.Tests/Hpo.Architecture.Tests.csproj must reference these projects (directly or through Hpo.Cli) to see them compiled:",
        CompiledAssembly.Missing);

    private static bool MayUse(Project project, Project target) => project.Layer switch
    {
        Layer.Contracts => false,
        Layer.Shared => target.Layer is Layer.Contracts or Layer.Shared,
        Layer.Service => target.Layer is Layer.Contracts or Layer.Shared || (project.Name == Host && target.Layer == Layer.Service),
        Layer.Example => target.Layer is Layer.Contracts or Layer.Shared,
        _ => true,
    };

    private static IEnumerable<string> ForeignReferences(CompiledAssembly assembly) =>
        assembly.References.Where(r => r is not ("netstandard" or "mscorlib") && !r.StartsWith("System.", StringComparison.Ordinal));
}
