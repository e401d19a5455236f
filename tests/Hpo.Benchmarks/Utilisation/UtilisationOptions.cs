using Hpo.BenchmarkProblems;
using Hpo.Optimization;

namespace Hpo.Benchmarks.Utilisation;

/// <summary>What the utilisation benchmark measures.</summary>
internal sealed record UtilisationOptions
{
    private const int FewestTrials = 100;
    private const int TrialsPerWorker = 10;

    private static readonly string[] Names = ["problem", "optimizer", "workers", "trials", "seeds", "csv"];

    /// <summary>Tables of trainings whose seconds are known.</summary>
    public required IReadOnlyList<BenchmarkProblem> Problems { get; init; }

    /// <summary>Names of the optimizers.</summary>
    public required IReadOnlyList<string> Optimizers { get; init; }

    /// <summary>Numbers of trials at the same time.</summary>
    public required IReadOnlyList<int> Workers { get; init; }

    /// <summary>Trials of a study; null for as many as <see cref="TrialsFor"/> says.</summary>
    public required int? Trials { get; init; }

    /// <summary>Studies of each kind.</summary>
    public required int Seeds { get; init; }

    /// <summary>File for the figures; null for none.</summary>
    public required string? Csv { get; init; }

    /// <summary>Reads the options; what is wrong with them is left in <see cref="Arguments.Problems"/>.</summary>
    public static UtilisationOptions Read(Arguments arguments)
    {
        arguments.Only(Names);
        BenchmarkProblem[] timed = [.. BenchmarkSuite.Default.Problems.Where(problem => problem.HasTrainingSeconds)];
        var problems = arguments.Words("problem", "all", [.. timed.Select(problem => problem.Name)]);
        return new UtilisationOptions
        {
            Problems = [.. timed.Where(problem => problems.Contains(problem.Name, StringComparer.Ordinal))],
            Optimizers = arguments.Words("optimizer", "all", [.. OptimizerCatalog.BuiltIn.All.Select(optimizer => optimizer.Name)]),
            Workers = arguments.Counts("workers", 4, 16, 64),
            Trials = arguments.Find("trials") is null ? null : arguments.Count("trials", FewestTrials),
            Seeds = arguments.Count("seeds", 5),
            Csv = arguments.NewFile("csv"),
        };
    }

    /// <summary>Trials of a study with so many workers: enough for several rounds of each worker.</summary>
    public int TrialsFor(int workers) => Trials ?? Math.Max(FewestTrials, TrialsPerWorker * workers);
}
