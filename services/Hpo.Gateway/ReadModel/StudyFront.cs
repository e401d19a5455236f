using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>
/// The Pareto front of a study, put together from trials in whichever order they come: what is on the front of all is on the front of some, so that repetitions
/// and gaps do no harm.
/// </summary>
internal static class StudyFront
{
    /// <summary>The study with more trials that may be on its front; the same document when none of them is.</summary>
    public static StudyDocument Join(StudyDocument study, IReadOnlyList<Incumbent> trials)
    {
        if (study.Study is not { } known)
        {
            Incumbent[] unknown = [.. trials.Where(trial => study.Front.All(other => other.Trial != trial.Trial))];
            return unknown.Length == 0 ? study : study with { Front = [.. study.Front, .. unknown] };
        }

        return known.Objectives.Count > 1 ? Join(study, trials, known.Objectives) : study;
    }

    /// <summary>The study, now that its objectives are known.</summary>
    public static StudyDocument Sort(StudyDocument study) => study.Front.Count == 0 ? study : Join(study with { Front = [] }, study.Front);

    private static StudyDocument Join(StudyDocument study, IReadOnlyList<Incumbent> trials, IReadOnlyList<Objective> objectives)
    {
        var front = study.Front;
        foreach (var trial in trials.Where(trial => objectives.All(objective => trial.Values.ContainsKey(objective.Metric))))
        {
            front = ParetoFront.Join(front, trial, member => new ParetoFront.Member(member.Trial, objectives.Costs(member.Values)));
        }

        return ReferenceEquals(front, study.Front)
            ? study
            : study with { Front = [.. front.OrderBy(member => objectives.Costs(member.Values)[0]).ThenBy(member => member.Trial)] };
    }
}
