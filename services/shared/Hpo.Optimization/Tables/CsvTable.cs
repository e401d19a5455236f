using System.Globalization;
using System.Text;

namespace Hpo.Optimization.Tables;

/// <summary>A CSV file (RFC 4180) as rows of cells. Rows are numbered as a spreadsheet does: the header is row 1.</summary>
internal sealed class CsvTable
{
    private readonly List<(int Row, string[] Cells)> _rows = [];

    private CsvTable()
    {
    }

    /// <summary>Names of the columns; empty for an empty file.</summary>
    public IReadOnlyList<string> Header => _rows is [var first, ..] ? first.Cells : [];

    /// <summary>The rows below the header; empty lines are none.</summary>
    public IEnumerable<(int Row, string[] Cells)> Rows => _rows.Skip(1);

    /// <summary>What is wrong with the text as a whole; null when it was read to its end.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads a text. Rows may end with any line end, cells may hold line ends in quotes.</summary>
    public static CsvTable Parse(string text)
    {
        var table = new CsvTable();
        var (cells, position, row) = (new List<string>(), text.StartsWith('\uFEFF') ? 1 : 0, 1);
        while (position < text.Length && table.Problem is null)
        {
            cells.Add(text[position] == '"' ? table.Quoted(text, ref position, row) : Plain(text, ref position));
            if (position < text.Length && text[position] == ',')
            {
                // A comma at the very end stands before one more, empty cell.
                if (++position == text.Length)
                {
                    cells.Add("");
                }
            }
            else
            {
                table.End(cells, row++);
                SkipLineEnd(text, ref position);
            }
        }

        table.End(cells, row);
        return table;
    }

    private void End(List<string> cells, int row)
    {
        if (cells.Any(cell => cell.Length > 0))
        {
            _rows.Add((row, [.. cells]));
        }

        cells.Clear();
    }

    private static string Plain(string text, ref int position)
    {
        var length = text.AsSpan(position).IndexOfAny(',', '\r', '\n');
        var cell = length < 0 ? text[position..] : text.Substring(position, length);
        position += cell.Length;
        return cell;
    }

    private string Quoted(string text, ref int position, int row)
    {
        var cell = new StringBuilder();
        for (position++; ; position += 2)
        {
            var end = text.IndexOf('"', position);
            if (end < 0)
            {
                Problem = string.Create(CultureInfo.InvariantCulture, $"The quotes of a cell in row {row} are not closed. Close them, and write a quote inside a cell twice.");
                position = text.Length;
                return "";
            }

            cell.Append(text, position, end - position);
            position = end;
            if (end + 1 == text.Length || text[end + 1] != '"')
            {
                break;
            }

            cell.Append('"');
        }

        if (++position < text.Length && text[position] is not (',' or '\r' or '\n'))
        {
            Problem = string.Create(CultureInfo.InvariantCulture, $"A cell in row {row} goes on after its quotes. Write a quote inside a cell twice.");
            position = text.Length;
        }

        return cell.ToString();
    }

    private static void SkipLineEnd(string text, ref int position)
    {
        if (position < text.Length && text[position++] == '\r' && position < text.Length && text[position] == '\n')
        {
            position++;
        }
    }
}
