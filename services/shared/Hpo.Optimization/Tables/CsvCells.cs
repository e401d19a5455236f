using System.Buffers;
using System.Globalization;

namespace Hpo.Optimization.Tables;

/// <summary>Cells of CSV files (RFC 4180) that spreadsheets and programs open alike.</summary>
public static class CsvCells
{
    // What a spreadsheet takes for the beginning of a formula.
    private const string Formula = "=+-@\t\r";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>A cell as it stands in a row: in quotes where it must be.</summary>
    /// <param name="cell">Its text; null is an empty cell.</param>
    public static string Quoted(string? cell) =>
        cell is null ? "" : cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    /// <summary>A text that no spreadsheet takes for a formula: one that begins like a formula and is no number gets an apostrophe in front.</summary>
    /// <param name="text">Any text.</param>
    public static string? Harmless(string? text) => text is not null && BeginsLikeFormula(text) && !IsNumber(text) ? $"'{text}" : text;

    /// <summary>The text that <see cref="Harmless"/> was given.</summary>
    /// <param name="cell">A cell of a file.</param>
    public static string Original(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Length > 1 && cell[0] == '\'' && BeginsLikeFormula(cell[1..]) ? cell[1..] : cell;
    }

    // Apostrophes of the text itself count as part of the beginning, so that the way back is unambiguous.
    private static bool BeginsLikeFormula(string text) => text.AsSpan().TrimStart('\'') is { Length: > 0 } rest && Formula.Contains(rest[0], StringComparison.Ordinal);

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
