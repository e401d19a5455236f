namespace Hpo.Optimization;

/// <summary>
/// The adaptive grid of PAES (Knowles and Corne, 2000): each objective's range among some cost vectors, halved so many times, tells how crowded a vector's cell is.
/// The grid follows the vectors, so no objective needs bounds or a unit.
/// </summary>
internal sealed class ObjectiveGrid
{
    private readonly IReadOnlyList<double[]> _costs;
    private readonly double[] _lowest;
    private readonly double[] _widths;
    private readonly int _lastCell;

    /// <summary>The grid over finite cost vectors, at least one.</summary>
    /// <param name="costs">The vectors.</param>
    /// <param name="depth">How often each range is halved, from 0.</param>
    public ObjectiveGrid(IReadOnlyList<double[]> costs, int depth)
    {
        _costs = costs;
        _lastCell = (1 << depth) - 1;
        var objectives = Enumerable.Range(0, costs[0].Length).ToList();
        _lowest = [.. objectives.Select(m => costs.Min(c => c[m]))];
        _widths = [.. objectives.Select(m => (costs.Max(c => c[m]) - _lowest[m]) / (1 << depth))];
    }

    /// <summary>How many of the vectors lie in the cell of one.</summary>
    /// <param name="costs">A vector within the ranges.</param>
    public int Crowd(double[] costs) => _costs.Count(c => IsSameCell(c, costs));

    private bool IsSameCell(double[] a, double[] b)
    {
        for (var m = 0; m < a.Length; m++)
        {
            if (Cell(a[m], m) != Cell(b[m], m))
            {
                return false;
            }
        }

        return true;
    }

    // The highest cost belongs to the last cell; where all are equal there is one cell.
    private double Cell(double cost, int objective) =>
        _widths[objective] > 0 ? Math.Min(_lastCell, Math.Floor((cost - _lowest[objective]) / _widths[objective])) : 0;
}
