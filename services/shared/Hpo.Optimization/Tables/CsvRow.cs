namespace Hpo.Optimization.Tables;

/// <summary>A row of an imported file by its columns.</summary>
internal sealed class CsvRow(string[] cells, IReadOnlyList<CsvColumn> columns)
{
    /// <summary>The cells of one kind that are not empty, by the name of their column.</summary>
    public IEnumerable<(CsvColumn Column, string Text)> Of(CsvColumnKind kind) =>
        from column in columns
        where column.Kind == kind && cells[column.Index].Length > 0
        select (column, CsvCells.Original(cells[column.Index]));

    /// <summary>The first cell of one kind; empty when there is none.</summary>
    public string First(CsvColumnKind kind) => Of(kind).Select(cell => cell.Text.Trim()).FirstOrDefault("");
}
