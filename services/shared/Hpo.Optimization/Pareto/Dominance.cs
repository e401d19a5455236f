namespace Hpo.Optimization;

/// <summary>Order among cost vectors, smaller is better in every coordinate.</summary>
public static class Dominance
{
    /// <summary>Whether a is nowhere worse than b and somewhere better.</summary>
    /// <param name="a">Costs of one trial.</param>
    /// <param name="b">Costs of another, of equal length.</param>
    public static bool Dominates(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var better = false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i])
            {
                return false;
            }

            better |= a[i] < b[i];
        }

        return better;
    }

    /// <summary>
    /// Front number of every cost vector: 0 where nothing dominates it, 1 where only vectors of front 0 do, and so on
    /// (the ranks of Deb, Pratap, Agarwal and Meyarivan, 2002, by the efficient sorting of Zhang, Tian, Cheng and Jin, 2015).
    /// </summary>
    /// <param name="costs">Cost vectors of equal length.</param>
    public static int[] Ranks(IReadOnlyList<double[]> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return costs.Count > 0 && costs[0].Length == 1 ? RanksOfOne(costs) : RanksOfSeveral(costs);
    }

    /// <summary>Indices of the vectors that no other dominates, in the given order; of equal vectors all are kept.</summary>
    /// <param name="costs">Cost vectors of equal length.</param>
    public static IReadOnlyList<int> Front(IReadOnlyList<double[]> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        // In lexicographic order a vector can be dominated only by one before it, and then also by one of the front so far.
        var front = new List<int>();
        foreach (var i in InLexicographicOrder(costs))
        {
            if (!front.Exists(f => Dominates(costs[f], costs[i])))
            {
                front.Add(i);
            }
        }

        front.Sort();
        return front;
    }

    /// <summary>
    /// Crowding distance of every vector among the others of its front, each objective divided by its range within the front;
    /// the ends of every objective are infinitely far (Deb, Pratap, Agarwal and Meyarivan, 2002).
    /// </summary>
    /// <param name="front">Cost vectors that do not dominate each other.</param>
    public static double[] Crowding(IReadOnlyList<double[]> front)
    {
        ArgumentNullException.ThrowIfNull(front);
        var distance = new double[front.Count];
        if (distance.Length < 3)
        {
            Array.Fill(distance, double.PositiveInfinity);
            return distance;
        }

        for (var m = 0; m < front[0].Length; m++)
        {
            var order = Enumerable.Range(0, front.Count).OrderBy(i => front[i][m]).ToArray();
            var range = front[order[^1]][m] - front[order[0]][m];
            distance[order[0]] = distance[order[^1]] = double.PositiveInfinity;
            for (var k = 1; range > 0 && k < order.Length - 1; k++)
            {
                distance[order[k]] += (front[order[k + 1]][m] - front[order[k - 1]][m]) / range;
            }
        }

        return distance;
    }

    private static int Lexicographic(double[] a, double[] b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
            {
                return a[i].CompareTo(b[i]);
            }
        }

        return 0;
    }

    private static int[] RanksOfOne(IReadOnlyList<double[]> costs)
    {
        var ranks = new int[costs.Count];
        var (rank, last) = (-1, double.NaN);
        foreach (var i in Enumerable.Range(0, costs.Count).OrderBy(i => costs[i][0]))
        {
            rank += costs[i][0] == last ? 0 : 1;
            last = costs[i][0];
            ranks[i] = rank;
        }

        return ranks;
    }

    // In lexicographic order a vector is dominated only by one before it, and where no vector of a front dominates it, none of a later front does.
    private static int[] RanksOfSeveral(IReadOnlyList<double[]> costs)
    {
        var ranks = new int[costs.Count];
        var fronts = new List<List<int>>();
        foreach (var i in InLexicographicOrder(costs))
        {
            var (low, high) = (0, fronts.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = IsDominated(i, fronts[middle], costs) ? (middle + 1, high) : (low, middle);
            }

            if (low == fronts.Count)
            {
                fronts.Add([]);
            }

            fronts[low].Add(i);
            ranks[i] = low;
        }

        return ranks;
    }

    // The latest members are the nearest ones, so they are the likeliest to dominate.
    private static bool IsDominated(int i, List<int> front, IReadOnlyList<double[]> costs)
    {
        for (var k = front.Count - 1; k >= 0; k--)
        {
            if (Dominates(costs[front[k]], costs[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<int> InLexicographicOrder(IReadOnlyList<double[]> costs) =>
        Enumerable.Range(0, costs.Count).Order(Comparer<int>.Create((a, b) => Lexicographic(costs[a], costs[b])));
}
