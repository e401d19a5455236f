namespace Hpo.Benchmarks.Quality;

/// <summary>Where an algorithm stands over all problems; 0 is the best, 1 the worst.</summary>
/// <param name="Algorithm">Its name.</param>
/// <param name="IsOurs">Whether it is ours rather than an anchor.</param>
/// <param name="Alone">By median regret among the anchors alone; no other of ours takes part.</param>
/// <param name="AloneByMean">The same by mean regret: on tables medians tie.</param>
/// <param name="Joint">By median regret among the anchors and all of ours.</param>
/// <param name="Problems">On how many problems it was ranked.</param>
internal sealed record Standing(string Algorithm, bool IsOurs, double Alone, double AloneByMean, double Joint, int Problems);

/// <summary>Our optimizers ranked among anchors.</summary>
internal static class Standings
{
    /// <summary>Everyone's standing, best first.</summary>
    /// <param name="ours">Our rows at one number of evaluations.</param>
    /// <param name="anchors">The anchors' rows at the same number; problems that are not among ours are left out.</param>
    public static IReadOnlyList<Standing> Of(IReadOnlyList<RegretRow> ours, IReadOnlyList<RegretRow> anchors)
    {
        var problems = ours.Select(row => row.Problem).Intersect(anchors.Select(row => row.Problem)).ToHashSet(StringComparer.Ordinal);
        RegretRow[] mine = [.. ours.Where(row => problems.Contains(row.Problem))];
        RegretRow[] theirs = [.. anchors.Where(row => problems.Contains(row.Problem))];
        var joint = NormalisedRank.Means(mine.Concat(theirs), row => row.Regret.Median);
        return [.. Group(mine, theirs, joint, isOurs: true).Concat(Group(theirs, theirs, joint, isOurs: false)).OrderBy(s => s.Alone).ThenBy(s => s.Joint)];
    }

    private static IEnumerable<Standing> Group(RegretRow[] rows, RegretRow[] anchors, IReadOnlyDictionary<string, double> joint, bool isOurs) =>
        from algorithm in rows.GroupBy(row => row.Algorithm)
        let among = isOurs ? anchors.Where(a => algorithm.Any(row => row.Problem == a.Problem)).Concat(algorithm).ToArray() : anchors
        select new Standing(
            algorithm.Key,
            isOurs,
            NormalisedRank.Means(among, row => row.Regret.Median)[algorithm.Key],
            NormalisedRank.Means(among, row => row.Regret.Mean)[algorithm.Key],
            joint[algorithm.Key],
            algorithm.Count());
}
