namespace Hpo.Optimization;

/// <summary>What a surrogate model is fitted to.</summary>
/// <param name="Points">Observed points, absent parameters in the middle of their axis.</param>
/// <param name="Costs">For each objective the costs; a failed trial has the worst that was measured.</param>
/// <param name="IsMeasured">For each point whether its trial has a fitness.</param>
internal sealed record Observations(IReadOnlyList<double[]> Points, IReadOnlyList<double[]> Costs, IReadOnlyList<bool> IsMeasured)
{
    // Of a model that cannot hold everything, the shares of the best trials and of those nearest to the very best.
    private const double BestShare = 0.4;
    private const double NearShare = 0.3;

    /// <summary>Index of the best points, best first.</summary>
    public IReadOnlyList<int> Best(int count) =>
        [.. ParetoSelection.Best([.. Enumerable.Range(0, Points.Count).Select(i => IsMeasured[i] ? CostsOf(i) : Infinite(Costs.Count))], count).Where(i => IsMeasured[i])];

    /// <summary>Costs of one observation.</summary>
    public double[] CostsOf(int index) => [.. Costs.Select(c => c[index])];

    /// <summary>The settled trials of a study, or those of them that say most.</summary>
    /// <param name="study">The study; at least one of its trials is measured.</param>
    /// <param name="limit">Number of observations at most.</param>
    public static Observations Of(StudyView study, int limit)
    {
        var individuals = study.Individuals;
        var chosen = individuals.Count <= limit ? individuals : Choose(study.Problem.Space, individuals, limit);
        var objectives = Enumerable.Range(0, study.Problem.Objectives.Count);
        var worst = objectives.Select(m => individuals.Where(i => i.IsMeasured).Max(i => i.Costs[m])).ToArray();
        return new(
            [.. chosen.Select(i => i.Candidate.Configuration.PointIn(study.Problem.Space))],
            [.. objectives.Select(m => chosen.Select(i => i.IsMeasured ? i.Costs[m] : worst[m]).ToArray())],
            [.. chosen.Select(i => i.IsMeasured)]);
    }

    private static List<Individual> Choose(SearchSpace space, IReadOnlyList<Individual> all, int limit)
    {
        var best = ParetoSelection.Best(all.Costs(), (int)(BestShare * limit));
        var centre = all[best[0]].Candidate.Configuration.PointIn(space);
        var taken = best.ToHashSet();
        taken.UnionWith(Enumerable.Range(0, all.Count).Where(i => !taken.Contains(i))
            .OrderBy(i => Variation.Distance(space, centre, all[i].Candidate.Configuration.PointIn(space))).Take((int)(NearShare * limit)).ToList());
        var rest = Enumerable.Range(0, all.Count).Where(i => !taken.Contains(i)).ToList();
        var room = limit - taken.Count;
        taken.UnionWith(Enumerable.Range(0, room).Select(k => rest[(int)((long)k * rest.Count / room)]));
        return [.. taken.Order().Select(i => all[i])];
    }

    private static double[] Infinite(int count) => [.. Enumerable.Repeat(double.PositiveInfinity, count)];
}
