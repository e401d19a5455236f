using System.Globalization;
using Hpo.Optimization.Tables;

namespace Hpo.Gateway;

/// <summary>Rows of CSV files (RFC 4180) and what stands in their cells, in no language's notation.</summary>
internal static class CsvRows
{
    public static Task WriteAsync(TextWriter writer, IEnumerable<string?> cells, CancellationToken ct) =>
        writer.WriteAsync($"{string.Join(',', cells.Select(CsvCells.Quoted))}\r\n".AsMemory(), ct);

    public static string? Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    public static string? Number(IReadOnlyDictionary<string, double>? values, string name) => values?.TryGetValue(name, out var value) == true ? Number(value) : null;

    /// <summary>Text of others: a spreadsheet that opens the file runs nothing.</summary>
    public static string? Text(string? text) => CsvCells.Harmless(text);
}
