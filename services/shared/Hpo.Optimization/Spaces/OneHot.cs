namespace Hpo.Optimization;

/// <summary>
/// A space for algorithms that add and subtract points: a numeric axis is one coordinate, a categorical axis one coordinate for each of its categories,
/// of which the largest counts. So categories have no order and are all equally far apart.
/// </summary>
internal sealed class OneHot
{
    private readonly SearchSpace _space;

    public OneHot(SearchSpace space)
    {
        _space = space;
        Dimensions = space.Axes.Sum(Width);
    }

    /// <summary>Number of coordinates.</summary>
    public int Dimensions { get; }

    /// <summary>The coordinates of a point of the unit cube: 1 for a category that is chosen, 0 for the others.</summary>
    public double[] Widen(ReadOnlySpan<double> point)
    {
        var (wide, at) = (new double[Dimensions], 0);
        for (var i = 0; i < point.Length; at += Width(_space.Axes[i]), i++)
        {
            if (_space.Axes[i].IsCategorical)
            {
                wide[at + _space.Axes[i].EvenLevel(point[i])] = 1;
            }
            else
            {
                wide[at] = point[i];
            }
        }

        return wide;
    }

    /// <summary>
    /// The coordinates behind a point that was run: those given wherever they stand for it, so that a fraction of a discrete step or of a category is not lost.
    /// </summary>
    public double[] Widen(ReadOnlySpan<double> point, double[] given)
    {
        var (wide, narrow, at) = (Widen(point), Narrow(given), 0);
        for (var i = 0; i < point.Length; at += Width(_space.Axes[i]), i++)
        {
            var axis = _space.Axes[i];
            if (axis.Levels is not null && axis.Decode(narrow[i]) == axis.Decode(point[i]))
            {
                given.AsSpan(at, Width(axis)).CopyTo(wide.AsSpan(at));
            }
        }

        return wide;
    }

    /// <summary>The point of the unit cube that coordinates stand for; of equal categories the first counts.</summary>
    public double[] Narrow(ReadOnlySpan<double> wide)
    {
        var (point, at) = (new double[_space.Dimensions], 0);
        for (var i = 0; i < point.Length; at += Width(_space.Axes[i]), i++)
        {
            point[i] = _space.Axes[i].IsCategorical ? _space.Axes[i].EvenPosition(IndexOfLargest(wide.Slice(at, Width(_space.Axes[i])))) : wide[at];
        }

        return point;
    }

    private static int Width(Axis axis) => axis.IsCategorical ? (int)(axis.Levels ?? 1) : 1;

    private static int IndexOfLargest(ReadOnlySpan<double> values)
    {
        var largest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] ? i : largest;
        }

        return largest;
    }
}
