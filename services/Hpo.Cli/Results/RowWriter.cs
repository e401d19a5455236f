using Hpo.Optimization.Tables;
using Spectre.Console;

namespace Hpo.Cli.Results;

/// <summary>Lists of things as a table for people, or as CSV or JSON for programs.</summary>
internal static class RowWriter
{
    /// <summary>Writes things in their order.</summary>
    /// <param name="items">The things.</param>
    /// <param name="headers">Names of the columns.</param>
    /// <param name="row">The cells of one.</param>
    /// <param name="format">How.</param>
    /// <param name="output">Where to.</param>
    /// <param name="none">Said to people when there is nothing.</param>
    public static void Write<T>(IReadOnlyList<T> items, IReadOnlyList<string> headers, Func<T, string[]> row, ResultFormat format, Output output, string none)
    {
        switch (format)
        {
            case ResultFormat.Json:
                output.Answer(ResultJson.Write(items));
                break;
            case ResultFormat.Csv:
                output.Answer(string.Join(',', headers));
                items.ToList().ForEach(item => output.Answer(string.Join(',', row(item).Select(CsvCells.Quoted))));
                break;
            case ResultFormat.Table when items.Count == 0:
                output.Say(none);
                break;
            default:
                var table = NewTable(output);
                headers.ToList().ForEach(header => table.AddColumn(header));
                items.ToList().ForEach(item => table.AddRow([.. row(item).Select(cell => new Text(cell))]));
                output.Results.Write(table);
                break;
        }
    }

    /// <summary>A table with the border that the console can show.</summary>
    public static Table NewTable(Output output) => new Table().Border(output.Results.Profile.Capabilities.Ansi ? TableBorder.Rounded : TableBorder.Ascii2);
}
