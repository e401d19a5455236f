namespace Hpo.Optimization;

/// <summary>Steps in the unit cube that every real-coded algorithm shares.</summary>
internal static class Variation
{
    /// <summary>Reflects a position at the ends of its axis until it lies within; a step that overshoots is not piled up on the bound.</summary>
    public static double Reflect(double position)
    {
        if (position is >= 0 and <= 1)
        {
            return position;
        }

        var folded = Math.Abs(position % 2);
        return folded > 1 ? 2 - folded : folded;
    }

    /// <summary>
    /// A neighbour on one axis: numeric values take a normal step, at least far enough that a discrete value may change;
    /// a category is replaced by another, since categories have no neighbours.
    /// </summary>
    /// <param name="axis">The axis.</param>
    /// <param name="position">Position on it.</param>
    /// <param name="sigma">Standard deviation of the step as a part of the axis, above 0.</param>
    /// <param name="random">Source of chance.</param>
    public static double Step(Axis axis, double position, double sigma, RandomSource random)
    {
        if (axis.IsFixed)
        {
            return position;
        }

        if (axis.IsCategorical)
        {
            return OtherCategory(axis, position, random);
        }

        var (low, high) = axis.Cell(position);
        return Reflect(position + Math.Max(sigma, (high - low) / 2) * random.NextGaussian());
    }

    /// <summary>The axes on which a configuration can move: those of parameters that exist in it and have more than one value.</summary>
    public static IReadOnlyList<int> Movable(SearchSpace space, Configuration configuration) =>
        [.. Enumerable.Range(0, space.Dimensions).Where(i => !space.Axes[i].IsFixed && configuration[space.Axes[i].Name] is not null)];

    /// <summary>The middle of another category's piece, all others equally likely.</summary>
    public static double OtherCategory(Axis axis, double position, RandomSource random)
    {
        var levels = (int)(axis.Levels ?? 1);
        return levels < 2 ? position : axis.EvenPosition((axis.EvenLevel(position) + 1 + random.NextInt(levels - 1)) % levels);
    }

    /// <summary>Distance of two points: root mean square over the axes, two different categories being 1 apart.</summary>
    public static double Distance(SearchSpace space, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var axis = space.Axes[i];
            var difference = axis.IsCategorical ? axis.EvenLevel(a[i]) == axis.EvenLevel(b[i]) ? 0 : 1 : a[i] - b[i];
            sum += difference * difference;
        }

        return Math.Sqrt(sum / Math.Max(1, a.Length));
    }
}
