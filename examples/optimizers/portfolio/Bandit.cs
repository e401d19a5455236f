using Hpo.Optimization;

namespace Hpo.Examples.Portfolio;

/// <summary>
/// Who gets the next slots: the upper confidence bound (Auer et al., 2002) over a sliding window of trials, with credit for ranks instead of values
/// (Fialho et al., 2010), so that the scale of an objective does not matter and an early success does not count for ever.
/// </summary>
internal static class Bandit
{
    // Between the best and the median of a window lies what matters: a member is as good as its better trials.
    private const double Emphasis = 3;

    /// <summary>How many of the slots each member gets.</summary>
    /// <param name="members">Their names.</param>
    /// <param name="study">The study.</param>
    /// <param name="slots">How many slots there are.</param>
    public static int[] Share(string[] members, StudyView study, int slots)
    {
        var exploration = study.Problem.Settings.Number("exploration", Portfolio.DefaultExploration);
        var window = Window(members, study);
        var quality = Qualities(window, members.Length);
        // What is under way counts as tried: many slots at once must not all go to the same member.
        var tries = new int[members.Length];
        foreach (var owner in window.Select(trial => trial.Owner).Concat(study.Pending.Select(candidate => OwnerOf(members, candidate)).Where(owner => owner >= 0)))
        {
            tries[owner]++;
        }

        var shares = new int[members.Length];
        for (var slot = 0; slot < slots; slot++)
        {
            var all = Math.Log(Math.Max(1, tries.Sum()));
            var chosen = Enumerable.Range(0, members.Length).MaxBy(i => tries[i] == 0 ? double.PositiveInfinity : quality[i] + exploration * Math.Sqrt(2 * all / tries[i]));
            tries[chosen]++;
            shares[chosen]++;
        }

        return shares;
    }

    private static List<(int Owner, double[] Costs)> Window(string[] members, StudyView study)
    {
        var length = study.Problem.Settings.Integer("window", Portfolio.DefaultWindow);
        var window = new List<(int, double[])>(length);
        for (var i = study.Settled.Count - 1; i >= 0 && window.Count < length; i--)
        {
            var trial = study.Settled[i];
            if (OwnerOf(members, trial.Candidate) is >= 0 and var owner)
            {
                window.Add((owner, trial.Outcome.Values is { } values ? study.Problem.Costs(values) : [.. study.Problem.Objectives.Select(_ => double.PositiveInfinity)]));
            }
        }

        return window;
    }

    // Mean credit of each member's trials: from 1 for one that no other dominates to 0 for one that all others do.
    private static double[] Qualities(List<(int Owner, double[] Costs)> window, int members)
    {
        var (sums, counts) = (new double[members], new int[members]);
        foreach (var (owner, costs) in window)
        {
            var better = window.Count(other => Dominates(other.Costs, costs));
            sums[owner] += Math.Pow(1 - (better / Math.Max(1.0, window.Count - 1)), Emphasis);
            counts[owner]++;
        }

        return [.. sums.Zip(counts, (sum, count) => count == 0 ? 0 : sum / count)];
    }

    private static bool Dominates(double[] one, double[] other) =>
        one.Zip(other).All(pair => pair.First <= pair.Second) && one.Zip(other).Any(pair => pair.First < pair.Second);

    private static int OwnerOf(string[] members, Candidate candidate) => Array.IndexOf(members, Member.SignatureOf(candidate));
}
