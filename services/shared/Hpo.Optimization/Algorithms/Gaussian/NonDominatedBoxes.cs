namespace Hpo.Optimization;

/// <summary>
/// The part of objective space below a reference point that a front does not dominate, cut into disjoint boxes, so that the expected hypervolume
/// improvement of independent normal costs is a sum of products (Emmerich, Deutz and Klinkenberg, 2011; Yang et al., 2019).
/// </summary>
internal sealed class NonDominatedBoxes
{
    private readonly List<(double[] Low, double[] High)> _boxes = [];

    /// <summary>Cuts the space.</summary>
    /// <param name="front">Cost vectors that do not dominate each other.</param>
    /// <param name="reference">The reference point.</param>
    public NonDominatedBoxes(IReadOnlyList<double[]> front, double[] reference) =>
        Cut([.. front.Where(c => c.Zip(reference).All(p => p.First < p.Second))], reference, reference.Length - 1, new double[reference.Length], [.. reference]);

    /// <summary>Number of boxes.</summary>
    public int Count => _boxes.Count;

    /// <summary>Expected hypervolume improvement of costs that are independently normal.</summary>
    /// <param name="means">Mean of each cost.</param>
    /// <param name="deviations">Standard deviation of each cost.</param>
    public double ExpectedImprovementOf(double[] means, double[] deviations)
    {
        var sum = 0.0;
        foreach (var (low, high) in _boxes)
        {
            var product = 1.0;
            for (var m = 0; m < means.Length && product > 0; m++)
            {
                product *= ExpectedImprovement.Of(high[m], means[m], deviations[m]) - ExpectedImprovement.Of(low[m], means[m], deviations[m]);
            }

            sum += product;
        }

        return sum;
    }

    // Between two neighbouring values of the last objective only the points below count, and by their other objectives.
    private void Cut(List<double[]> front, double[] reference, int objective, double[] low, double[] high)
    {
        var ordered = front.OrderBy(c => c[objective]).ToList();
        if (objective == 0)
        {
            (low[0], high[0]) = (double.NegativeInfinity, ordered.Count > 0 ? ordered[0][0] : reference[0]);
            _boxes.Add((low.ToArray(), high.ToArray()));
            return;
        }

        for (var i = 0; i <= ordered.Count; i++)
        {
            (low[objective], high[objective]) = (
                i == 0 ? double.NegativeInfinity : ordered[i - 1][objective],
                i == ordered.Count ? reference[objective] : ordered[i][objective]);
            if (low[objective] < high[objective])
            {
                Cut([.. ordered.Take(i)], reference, objective - 1, low, high);
            }
        }
    }
}
