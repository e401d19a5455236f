namespace Hpo.Optimization;

/// <summary>The part of objective space that a set of cost vectors dominates, up to a reference point (Zitzler and Thiele, 1998).</summary>
public static class Hypervolume
{
    /// <summary>The dominated volume; vectors that do not lie below the reference in every coordinate add nothing.</summary>
    /// <param name="costs">Cost vectors, smaller is better.</param>
    /// <param name="reference">A point that is worse than the vectors of interest in every coordinate.</param>
    public static double Of(IEnumerable<double[]> costs, IReadOnlyList<double> reference)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(reference);
        var inside = costs.Where(c => c.Zip(reference).All(p => p.First < p.Second)).ToList();
        return Slice([.. Dominance.Front(inside).Select(i => inside[i])], [.. reference], reference.Count);
    }

    /// <summary>
    /// A reference point for costs whose scale is unknown: a tenth of each objective's range beyond its worst value.
    /// </summary>
    /// <param name="costs">Cost vectors, at least one.</param>
    public static double[] ReferenceOf(IReadOnlyList<double[]> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return [.. Enumerable.Range(0, costs[0].Length).Select(m =>
        {
            var (worst, best) = (costs.Max(c => c[m]), costs.Min(c => c[m]));
            return worst + 0.1 * (worst > best ? worst - best : Math.Max(Math.Abs(worst), 1));
        })];
    }

    // By slices of the last objective (While, Bradstreet, Barone and Hingston, 2006): between two of its values the dominated set does not change. A slice is the
    // one before it and what its new vector alone dominates there (While, Bradstreet and Barone, 2012).
    private static double Slice(List<double[]> front, double[] reference, int objectives)
    {
        if (front.Count == 0)
        {
            return 0;
        }

        if (objectives == 1)
        {
            return reference[0] - front.Min(c => c[0]);
        }

        if (objectives == 2)
        {
            return Staircase(front, reference);
        }

        var last = objectives - 1;
        var ordered = front.OrderBy(c => c[last]).ToList();
        var (volume, area) = (0.0, 0.0);
        for (var i = 0; i < ordered.Count; i++)
        {
            area += Exclusive(ordered[i], ordered.Take(i), reference, last);
            volume += area * ((i + 1 < ordered.Count ? ordered[i + 1][last] : reference[last]) - ordered[i][last]);
        }

        return volume;
    }

    private static double Exclusive(double[] point, IEnumerable<double[]> others, double[] reference, int objectives)
    {
        var inclusive = 1.0;
        for (var m = 0; m < objectives; m++)
        {
            inclusive *= reference[m] - point[m];
        }

        // What others dominate of the point's own box, they dominate from the worse of both coordinates on.
        var limited = others.Select(other => other.Take(objectives).Zip(point, Math.Max).ToArray()).ToList();
        return inclusive - Slice([.. Dominance.Front(limited).Select(i => limited[i])], reference, objectives);
    }

    private static double Staircase(List<double[]> front, double[] reference)
    {
        var (area, height) = (0.0, reference[1]);
        foreach (var point in front.OrderBy(c => c[0]).ThenBy(c => c[1]))
        {
            if (point[1] < height)
            {
                area += (reference[0] - point[0]) * (height - point[1]);
                height = point[1];
            }
        }

        return area;
    }
}
