using System.Text.Json;
using Hpo.BenchmarkProblems;
using Hpo.Contracts;

namespace Hpo.Benchmarks.Quality;

/// <summary>What the quality benchmark measures.</summary>
internal sealed record QualityOptions
{
    private const string Zdt = "zdt";

    private static readonly string[] Names =
        ["problem", "optimizer", "seeds", "budget", "parallel", "mode", "csv", "problems", "tables", "anchors", "settings"];

    /// <summary>All problems of the file.</summary>
    public required BenchmarkSuite Suite { get; init; }

    /// <summary>The problems to solve.</summary>
    public required IReadOnlyList<BenchmarkProblem> Problems { get; init; }

    /// <summary>Names of the optimizers to measure.</summary>
    public required IReadOnlyList<string> Optimizers { get; init; }

    /// <summary>Number of runs of each optimizer on each problem.</summary>
    public required int Seeds { get; init; }

    /// <summary>Evaluations of a run, and how many at the same time.</summary>
    public required Budget Budget { get; init; }

    public required OptimizerMode Mode { get; init; }

    /// <summary>Settings of the optimizers, unchecked.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Settings { get; init; }

    /// <summary>What others reach.</summary>
    public required IReadOnlyList<RegretRow> Anchors { get; init; }

    /// <summary>File for the figures; null for none.</summary>
    public required string? Csv { get; init; }

    /// <summary>Reads the options; what is wrong with them is left in <see cref="Arguments.Problems"/>.</summary>
    public static QualityOptions Read(Arguments arguments)
    {
        arguments.Only(Names);
        var suite = Attempt(arguments, "problems", () => arguments.Find("problems") is { } file
            ? BenchmarkSuite.Load(file, arguments.Text("tables", Path.Combine(Path.GetDirectoryName(file) ?? "", "tables")))
            : BenchmarkSuite.Default) ?? BenchmarkSuite.Default;
        return new QualityOptions
        {
            Suite = suite,
            Problems = Chosen(suite, arguments),
            Optimizers = arguments.Words("optimizer", "all", [.. Catalog.All.All.Select(optimizer => optimizer.Name)]),
            Seeds = arguments.Count("seeds", 20),
            Budget = new Budget { MaxTrials = arguments.Count("budget", 100), MaxParallelTrials = arguments.Count("parallel", 1) },
            Mode = arguments.Word("mode", "asynchronous", "generational") == "generational" ? OptimizerMode.Generational : OptimizerMode.Asynchronous,
            Settings = Attempt(arguments, "settings", () => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments.Text("settings", "{}"))) ?? [],
            Anchors = Attempt(arguments, "anchors", () => arguments.Find("anchors") is { } file ? RegretRow.Read(File.ReadAllText(file), file) : Anchor.Regrets) ?? [],
            Csv = arguments.NewFile("csv"),
        };
    }

    private static BenchmarkProblem[] Chosen(BenchmarkSuite suite, Arguments arguments)
    {
        var words = arguments.Words("problem", "all", [.. suite.Problems.Select(problem => problem.Name), Zdt]);
        string[] names = words.Contains(Zdt, StringComparer.Ordinal) ? [.. words, "zdt1", "zdt2"] : [.. words];
        BenchmarkProblem[] chosen = [.. suite.Problems.Where(problem => names.Contains(problem.Name, StringComparer.Ordinal))];
        foreach (var problem in chosen.Where(problem => problem is { ObjectiveCount: 1, OptimumValue: null }))
        {
            arguments.Refuse($"--problem: '{problem.Name}' has no 'fopt' in its file, so that its regret is unknown. Add it, or leave the problem out.");
        }

        return chosen;
    }

    private static T? Attempt<T>(Arguments arguments, string name, Func<T> read)
        where T : class?
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidBenchmarkException or JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            arguments.Refuse($"--{name}: {error.Message}");
            return null;
        }
    }
}
