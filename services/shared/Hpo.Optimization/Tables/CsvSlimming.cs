using System.Text;

namespace Hpo.Optimization.Tables;

/// <summary>Makes an exported file shorter before it travels.</summary>
public static class CsvSlimming
{
    /// <summary>The same rows under the same numbers without the columns that an import passes over; unchanged where that is not certain.</summary>
    /// <param name="csv">Text of a file.</param>
    public static string Of(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        var table = CsvTable.Parse(csv);
        var kinds = table.Header.Select(name => TrialColumns.Read(name.Trim())?.Kind).ToList();

        // Without the prefixes of an export any name may be a parameter of the user's.
        if (table.Problem is not null || !kinds.Contains(CsvColumnKind.Parameter) || !kinds.Contains(CsvColumnKind.Metric) || table.Rows.Any(row => row.Cells.Length != kinds.Count))
        {
            return csv;
        }

        int[] kept = [.. kinds.Index().Where(column => column.Item != CsvColumnKind.Passed).Select(column => column.Index)];
        var slim = new StringBuilder();
        Append(slim, table.Header, kept);
        var next = 2;
        foreach (var (row, cells) in table.Rows)
        {
            // Empty lines count, so that problems name the rows of the user's file.
            for (; next < row; next++)
            {
                slim.Append('\n');
            }

            Append(slim, cells, kept);
            next++;
        }

        return slim.ToString();
    }

    private static void Append(StringBuilder slim, IReadOnlyList<string> cells, int[] kept) =>
        slim.AppendJoin(',', kept.Select(index => CsvCells.Quoted(cells[index]))).Append('\n');
}
