namespace Hpo.Optimization;

/// <summary>A settled trial as an algorithm with a population sees it.</summary>
/// <param name="Trial">Number of the trial.</param>
/// <param name="Costs">Its objectives as costs, smaller is better; all infinite when its fitness is unavailable, so that it ranks last and keeps its place.</param>
/// <param name="Candidate">What was tried.</param>
internal sealed record Individual(int Trial, double[] Costs, Candidate Candidate)
{
    /// <summary>Cost by the first objective.</summary>
    public double Cost => Costs[0];

    /// <summary>Whether it has a fitness.</summary>
    public bool IsMeasured => double.IsFinite(Cost);

    public static Individual Of(SearchProblem problem, Evaluation evaluation) => new(
        evaluation.Trial,
        evaluation.Outcome.Values is { } values ? problem.Costs(values) : [.. problem.Objectives.Select(_ => double.PositiveInfinity)],
        evaluation.Candidate);

    /// <summary>The settled trials of these numbers. A memory that holds numbers stays small, and a fitness that came late is met as it is now.</summary>
    public static List<Individual> Of(StudyView study, IEnumerable<int> trials) =>
        [.. trials.Select(study.Find).OfType<Evaluation>().Select(e => Of(study.Problem, e))];

    /// <summary>Cheapest first; ties go to the earlier trial, so that the order of arrival does not matter.</summary>
    public static IOrderedEnumerable<Individual> BestFirst(IEnumerable<Individual> individuals) => individuals.OrderBy(i => i.Cost).ThenBy(i => i.Trial);

    /// <summary>Its point in the space, absent parameters drawn; a copy that may be changed.</summary>
    public double[] Genes(SearchSpace space, RandomSource random) => space.Genes(Candidate.Configuration, random);
}

/// <summary>Many individuals.</summary>
internal static class Individuals
{
    /// <summary>Their costs, in the same order.</summary>
    public static double[][] Costs(this IReadOnlyList<Individual> individuals)
    {
        var costs = new double[individuals.Count][];
        for (var i = 0; i < costs.Length; i++)
        {
            costs[i] = individuals[i].Costs;
        }

        return costs;
    }
}
