using System.Text;

namespace Hpo.Cli.Progress;

/// <summary>A history of values as a small plot of text: one column for a trial or a group of trials, the best of each group, and a line of the best so far.</summary>
internal static class HistoryPlot
{
    private const int Width = 60;
    private const int Height = 6;

    /// <summary>Draws the plot; the better a value, the higher it stands.</summary>
    public static string Draw(IReadOnlyList<double> values, bool isMaximized)
    {
        var columns = Columns(values, isMaximized);
        var best = RunningBest(columns, isMaximized);
        var (low, high) = (columns.Min(), columns.Max());
        var plot = new StringBuilder();
        for (var row = Height - 1; row >= 0; row--)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                plot.Append(Level(columns[column]) == row ? '●' : Level(best[column]) == row ? '─' : ' ');
            }

            var label = row == Height - 1 ? (isMaximized ? high : low) : row == 0 ? (isMaximized ? low : high) : (double?)null;
            plot.Append(label is { } value ? $" {Numbers.Short(value)}" : "").Append(row > 0 ? "\n" : "");
        }

        return plot.ToString();

        int Level(double value)
        {
            var share = high > low ? (value - low) / (high - low) : 0.5;
            return (int)Math.Round((isMaximized ? share : 1 - share) * (Height - 1));
        }
    }

    private static List<double> Columns(IReadOnlyList<double> values, bool isMaximized)
    {
        var columns = Math.Min(Width, values.Count);
        return [.. Enumerable.Range(0, columns).Select(column =>
        {
            var group = values.Skip(column * values.Count / columns).Take(Math.Max(1, (column + 1) * values.Count / columns - column * values.Count / columns));
            return isMaximized ? group.Max() : group.Min();
        })];
    }

    private static List<double> RunningBest(List<double> values, bool isMaximized)
    {
        var best = values[0];
        return [.. values.Select(value => best = isMaximized ? Math.Max(best, value) : Math.Min(best, value))];
    }
}
