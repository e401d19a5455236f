namespace Hpo.Optimization;

/// <summary>Choosing the best of many cost vectors.</summary>
internal static class ParetoSelection
{
    /// <summary>
    /// Indices of the best vectors: whole fronts as long as they fit, of the next one those that together dominate most (greedy hypervolume subset,
    /// Guerreiro, Fonseca and Paquete, 2016). With one objective the smallest; ties go to the earlier. Infinite vectors come last.
    /// </summary>
    public static IReadOnlyList<int> Best(IReadOnlyList<double[]> costs, int count)
    {
        var isSingle = costs.Count > 0 && costs[0].Length == 1;
        return isSingle ? Smallest(costs, count) : FrontByFront(costs, count);
    }

    // A sorted list of the best so far: nearly all of many vectors are turned away by one comparison.
    private static List<int> Smallest(IReadOnlyList<double[]> costs, int count)
    {
        var best = new List<int>(count + 1);
        for (var i = 0; i < costs.Count && count > 0; i++)
        {
            var cost = costs[i][0];
            if (best.Count == count && cost >= costs[best[^1]][0])
            {
                continue;
            }

            var place = best.Count;
            while (place > 0 && cost < costs[best[place - 1]][0])
            {
                place--;
            }

            best.Insert(place, i);
            if (best.Count > count)
            {
                best.RemoveAt(count);
            }
        }

        return best;
    }

    private static List<int> FrontByFront(IReadOnlyList<double[]> costs, int count)
    {
        var rest = Enumerable.Range(0, costs.Count).Where(i => double.IsFinite(costs[i][0])).ToList();
        var best = new List<int>(count);
        while (best.Count < count && rest.Count > 0)
        {
            var front = Dominance.Front([.. rest.Select(i => costs[i])]).Select(i => rest[i]).ToList();
            var room = count - best.Count;
            best.AddRange(front.Count <= room ? front : MostDominating(front, costs, room));
            var taken = front.ToHashSet();
            rest.RemoveAll(taken.Contains);
        }

        best.AddRange(Enumerable.Range(0, costs.Count).Where(i => !double.IsFinite(costs[i][0])).Take(count - best.Count));
        return best;
    }

    private static IEnumerable<int> MostDominating(List<int> front, IReadOnlyList<double[]> costs, int count)
    {
        var reference = Hypervolume.ReferenceOf([.. front.Select(i => costs[i])]);
        var (chosen, rest) = (new List<double[]>(), front.ToList());
        for (var k = 0; k < count; k++)
        {
            var next = rest.MaxBy(i => Hypervolume.Of([.. chosen, costs[i]], reference));
            chosen.Add(costs[next]);
            rest.Remove(next);
            yield return next;
        }
    }
}
