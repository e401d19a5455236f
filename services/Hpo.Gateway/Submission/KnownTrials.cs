using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>What a study makes of trials that do not come from a study.</summary>
internal static class KnownTrials
{
    private const int MostReasons = 20;

    /// <summary>The trials that fit, the best ones first, and why others do not.</summary>
    /// <param name="study">The study that is to know them.</param>
    /// <param name="source">Where they come from, for people.</param>
    /// <param name="trials">The trials.</param>
    /// <param name="leftOut">How many more there were that tell nothing.</param>
    /// <param name="reasons">Why those tell nothing.</param>
    public static PriorKnowledge Of(Study study, string source, IReadOnlyList<PriorTrial> trials, int leftOut, IReadOnlyList<string> reasons)
    {
        var problem = SearchProblem.Of(study, seed: 0);
        var judged = trials.Select(trial => (Trial: trial, Misfit: PriorTrials.Misfit(trial, problem))).ToList();
        var fitting = judged.Where(each => each.Misfit is null).Select(each => each.Trial).ToList();
        var best = PriorTrials.Best(problem, fitting, study.WarmStart?.MaxTrials ?? WarmStart.DefaultMaxTrials);
        string[] told = [.. judged.Where(each => each.Misfit is not null).Select(each => $"{each.Trial.Source}: {each.Misfit}."), .. reasons];
        return new PriorKnowledge
        {
            StudyId = "",
            Source = source,
            Used = best.Count,
            LeftOut = trials.Count - best.Count + leftOut,
            Reasons = told.Length == 0 ? null : [.. told.Take(MostReasons)],
            Trials = best,
        };
    }
}
