namespace Hpo.Benchmarks.Reporting;

/// <summary>A table of fixed width: each column as wide as its widest cell, texts to the left, figures to the right.</summary>
/// <param name="texts">How many of the first columns are texts.</param>
/// <param name="headings">Heading of each column.</param>
internal sealed class ConsoleTable(int texts, params IReadOnlyList<string> headings)
{
    private readonly List<IReadOnlyList<string>> _rows = [headings];

    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public IEnumerable<string> Lines()
    {
        int[] widths = [.. headings.Select((_, column) => _rows.Max(row => row[column].Length))];
        foreach (var row in _rows)
        {
            yield return string.Join("  ", row.Select((cell, column) => column < texts ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();
        }
    }

    public void Print()
    {
        foreach (var line in Lines())
        {
            Console.WriteLine(line);
        }

        Console.WriteLine();
    }
}
