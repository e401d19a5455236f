using System.Globalization;

namespace Hpo.Benchmarks.Reporting;

/// <summary>A table as comma-separated values: a heading, then one line each; no cell holds a comma.</summary>
internal sealed class CsvTable
{
    private readonly string _source;
    private readonly string[] _columns;
    private readonly string[][] _rows;

    private CsvTable(string source, string[] columns, string[][] rows) => (_source, _columns, _rows) = (source, columns, rows);

    public int Rows => _rows.Length;

    /// <summary>Reads a table.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="columns">The columns it must have, in any order, among others.</param>
    /// <exception cref="FormatException">A column is missing, or a line has too few or too many cells.</exception>
    public static CsvTable Read(string text, string source, IReadOnlyList<string> columns)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var headings = lines.Length == 0 ? [] : lines[0].Split(',');
        if (columns.FirstOrDefault(column => !headings.Contains(column, StringComparer.Ordinal)) is { } missing)
        {
            throw new FormatException($"{source}: there is no column '{missing}'.");
        }

        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        var odd = Array.FindIndex(rows, row => row.Length != headings.Length);
        return odd < 0
            ? new CsvTable(source, headings, rows)
            : throw new FormatException($"{source}: line {odd + 2} has {rows[odd].Length} cells instead of {headings.Length}.");
    }

    /// <summary>Writes a table to a file.</summary>
    public static void Write(string file, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        File.WriteAllLines(file, [string.Join(',', columns), .. rows.Select(row => string.Join(',', row))]);

    public string Text(int row, string column) => _rows[row][Array.IndexOf(_columns, column)];

    public double Number(int row, string column) =>
        double.TryParse(Text(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{_source}: line {row + 2} has '{Text(row, column)}' in column '{column}', where a number belongs.");
}
