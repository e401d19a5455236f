namespace Hpo.BenchmarkProblems;

/// <summary>A set of benchmark problems, found by name.</summary>
public sealed class BenchmarkSuite
{
    private static readonly Lazy<BenchmarkSuite> Shipped = new(SuiteReader.ReadShipped);
    private readonly Dictionary<string, BenchmarkProblem> byName;

    internal BenchmarkSuite(IReadOnlyList<BenchmarkProblem> problems)
    {
        Problems = problems;
        byName = problems.ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    /// <summary>The problems shipped with this library, read on first use.</summary>
    public static BenchmarkSuite Default => Shipped.Value;

    /// <summary>All problems, in the order of the file; zdt1, zdt2, zdt3 and dtlz2 follow when the file does not define them itself.</summary>
    public IReadOnlyList<BenchmarkProblem> Problems { get; }

    /// <summary>Reads a problem file of the same format with other offsets, bounds or tables.</summary>
    /// <param name="problemsJsonPath">The problem file.</param>
    /// <param name="tablesDirectory">Where a problem of family <c>table</c> finds <c>&lt;name&gt;.csv</c>.</param>
    /// <returns>The suite.</returns>
    /// <exception cref="InvalidBenchmarkException">The file or a table is missing or malformed, or a family is unknown.</exception>
    public static BenchmarkSuite Load(string problemsJsonPath, string tablesDirectory) => SuiteReader.ReadFiles(problemsJsonPath, tablesDirectory);

    /// <summary>The problem of that name (case matters), or null.</summary>
    /// <param name="name">For example <c>branin2</c>.</param>
    /// <returns>The problem, or null when there is none of that name.</returns>
    public BenchmarkProblem? Find(string name) => byName.GetValueOrDefault(name);
}
