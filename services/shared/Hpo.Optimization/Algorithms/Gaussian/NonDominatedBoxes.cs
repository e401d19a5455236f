namespace Hpo.Optimization;

/// <summary>
/// The part of objective space below a reference point that a front does not dominate, cut into disjoint boxes, so that the expected hypervolume
/// improvement of independent normal costs is a sum of products (Emmerich, Deutz and Klinkenberg, 2011; Yang et al., 2019).
/// </summary>
internal sealed class NonDominatedBoxes
{
    // For each objective the places where it is cut, ascending; a box is bounded by two of them, given by their indices.
    private readonly double[][] _cuts;
    private readonly List<(int Low, int High)[]> _boxes = [];

    /// <summary>Cuts the space.</summary>
    /// <param name="front">Cost vectors that do not dominate each other.</param>
    /// <param name="reference">The reference point.</param>
    public NonDominatedBoxes(IReadOnlyList<double[]> front, double[] reference)
    {
        List<double[]> below = [.. front.Where(c => c.Zip(reference).All(p => p.First < p.Second))];
        _cuts = [.. reference.Select((bound, m) => (double[])[double.NegativeInfinity, .. below.Select(c => c[m]).Order().Distinct(), bound])];
        Cut(below, reference.Length - 1, new (int Low, int High)[reference.Length]);
    }

    /// <summary>Number of boxes.</summary>
    public int Count => _boxes.Count;

    /// <summary>Expected hypervolume improvement of costs that are independently normal.</summary>
    /// <param name="means">Mean of each cost.</param>
    /// <param name="deviations">Standard deviation of each cost.</param>
    public double ExpectedImprovementOf(double[] means, double[] deviations)
    {
        // Many boxes share a cut.
        var improvements = _cuts.Select((cuts, m) => Array.ConvertAll(cuts, cut => ExpectedImprovement.Of(cut, means[m], deviations[m]))).ToArray();
        var sum = 0.0;
        foreach (var box in _boxes)
        {
            var product = 1.0;
            for (var m = 0; m < box.Length && product > 0; m++)
            {
                product *= improvements[m][box[m].High] - improvements[m][box[m].Low];
            }

            sum += product;
        }

        return sum;
    }

    // Between two neighbouring values of the last objective only the points below count, and by their other objectives.
    private void Cut(List<double[]> front, int objective, (int Low, int High)[] box)
    {
        var cuts = _cuts[objective];
        if (objective == 0)
        {
            box[0] = (0, front.Count > 0 ? Array.BinarySearch(cuts, front.Min(c => c[0])) : cuts.Length - 1);
            _boxes.Add([.. box]);
            return;
        }

        var places = front.Select(c => Array.BinarySearch(cuts, c[objective])).Distinct().Order().ToList();
        foreach (var (low, high) in places.Prepend(0).Zip(places.Append(cuts.Length - 1)))
        {
            box[objective] = (low, high);
            Cut([.. front.Where(c => c[objective] <= cuts[low])], objective - 1, box);
        }
    }
}
