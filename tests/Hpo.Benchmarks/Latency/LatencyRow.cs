using Hpo.Benchmarks.Reporting;

namespace Hpo.Benchmarks.Latency;

/// <summary>How long an optimizer takes for a decision after so many trials.</summary>
/// <param name="Optimizer">Its name.</param>
/// <param name="History">Number of settled trials.</param>
/// <param name="Repeats">Number of timed decisions.</param>
/// <param name="MedianMilliseconds">Half of them took less.</param>
/// <param name="P95Milliseconds">95 % of them took less.</param>
/// <param name="MemoryBytes">Size of its memory as JSON.</param>
internal sealed record LatencyRow(string Optimizer, int History, int Repeats, double MedianMilliseconds, double P95Milliseconds, int MemoryBytes)
{
    private static readonly string[] Columns = ["optimizer", "history", "repeats", "median_ms", "p95_ms", "memory_bytes"];

    public static void Print(IEnumerable<LatencyRow> rows)
    {
        var table = new ConsoleTable(1, "optimizer", "history", "repeats", "median ms", "p95 ms", "memory bytes");
        foreach (var row in rows)
        {
            table.Add(row.Optimizer, row.History.Text(), row.Repeats.Text(), row.MedianMilliseconds.Short(), row.P95Milliseconds.Short(), row.MemoryBytes.Text());
        }

        Console.WriteLine("Time for telling one outcome and asking for one candidate, ten continuous parameters");
        table.Print();
    }

    public static void Write(string file, IEnumerable<LatencyRow> rows) => CsvTable.Write(file, Columns, rows.Select(row => (string[])
    [
        row.Optimizer, row.History.Text(), row.Repeats.Text(), row.MedianMilliseconds.Exact(), row.P95Milliseconds.Exact(), row.MemoryBytes.Text(),
    ]));
}
