using Hpo.Optimization;

namespace Hpo.Benchmarks.Latency;

/// <summary>What the latency benchmark measures.</summary>
/// <param name="Optimizers">Names of the optimizers.</param>
/// <param name="History">Numbers of settled trials after which a decision is timed, ascending.</param>
/// <param name="Repeats">Number of timed decisions.</param>
/// <param name="Csv">File for the figures; null for none.</param>
internal sealed record LatencyOptions(IReadOnlyList<string> Optimizers, IReadOnlyList<int> History, int Repeats, string? Csv)
{
    private static readonly string[] Names = ["optimizer", "history", "repeats", "csv"];

    /// <summary>Reads the options; what is wrong with them is left in <see cref="Arguments.Problems"/>.</summary>
    public static LatencyOptions Read(Arguments arguments)
    {
        arguments.Only(Names);
        return new LatencyOptions(
            arguments.Words("optimizer", "all", [.. OptimizerCatalog.BuiltIn.All.Select(optimizer => optimizer.Name)]),
            arguments.Counts("history", 100, 1000, 5000, 10_000),
            arguments.Count("repeats", 20),
            arguments.NewFile("csv"));
    }
}
