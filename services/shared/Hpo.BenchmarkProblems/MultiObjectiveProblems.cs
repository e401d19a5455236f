using Hpo.BenchmarkProblems.Families;

namespace Hpo.BenchmarkProblems;

/// <summary>The multi-objective problems in their usual sizes: they have no offsets, so no file needs to describe them.</summary>
internal static class MultiObjectiveProblems
{
    private const int ZdtDimensions = 10; // the size at which the check points were made
    private const int DtlzDimensions = 12; // Deb et al. 2002: objectives - 1 + 10

    public static IEnumerable<BenchmarkProblem> All(IReadOnlyList<VectorCheck> checks) =>
    [
        Create("zdt1", ZdtDimensions, 2, p => Zdt.Zdt1(p.Values), checks),
        Create("zdt2", ZdtDimensions, 2, p => Zdt.Zdt2(p.Values), checks),
        Create("zdt3", ZdtDimensions, 2, p => Zdt.Zdt3(p.Values), checks),
        Create("dtlz2", DtlzDimensions, 3, p => Dtlz.Dtlz2(p.Values, 3), checks),
    ];

    private static BenchmarkProblem Create(
        string name, int dimensions, int objectives, Func<Point, double[]> formula, IReadOnlyList<VectorCheck> checks)
    {
        var parameters = Enumerable.Range(0, dimensions)
            .Select(i => new BenchmarkParameter($"x{i}", BenchmarkParameterKind.Continuous, 0, 1, false, [])).ToList();
        return new BenchmarkProblem(
            name, name, parameters, null, [.. ProblemBuilder.VectorChecks(name, parameters, checks)],
            new Formula(objectives, formula));
    }
}
