using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>How far apart trials lie in the unit cube.</summary>
public static class Diversity
{
    // Fewer trials are close together by chance.
    private const int FewestTrials = 4;

    // All pairs are compared after every trial: 4,950 for so many.
    private const int MostTrials = 100;

    // A window is looked for among so many of its lengths, so that a long row of failures costs no more than others.
    private const int Patience = 4;

    /// <summary>How many trials are compared: a generation, but at least 4 and at most 100.</summary>
    /// <param name="generationSize">Trials of a generation.</param>
    public static int Window(int generationSize) => Math.Clamp(generationSize, FewestTrials, MostTrials);

    /// <summary>The last so many measured trials of a study; none when there are fewer.</summary>
    /// <param name="settled">Settled trials in their order.</param>
    /// <param name="window">How many.</param>
    public static IReadOnlyList<Evaluation> Latest(IReadOnlyList<Evaluation> settled, int window)
    {
        ArgumentNullException.ThrowIfNull(settled);
        var latest = new List<Evaluation>(window);
        var end = Math.Max(0, settled.Count - (Patience * window));
        for (var i = settled.Count - 1; i >= end && latest.Count < window; i--)
        {
            if (settled[i] is { IsPrior: false, Outcome.IsMeasured: true } measured)
            {
                latest.Add(measured);
            }
        }

        return latest.Count == window ? latest : [];
    }

    /// <summary>
    /// Mean distance of all pairs, 0 to 1. The distance of two trials is the root mean square over the axes of how far apart they are there; two choices are
    /// 0 or 1 apart.
    /// </summary>
    /// <param name="space">The space of the trials.</param>
    /// <param name="trials">At least two trials.</param>
    public static double Of(SearchSpace space, IReadOnlyList<Evaluation> trials)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(trials);
        var (sum, pairs) = (0.0, trials.Count * (trials.Count - 1) / 2);
        for (var i = 1; i < trials.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                sum += Distance(space, trials[i].Candidate.Configuration, trials[j].Candidate.Configuration);
            }
        }

        return sum / pairs;
    }

    private static double Distance(SearchSpace space, Configuration a, Configuration b)
    {
        var (pointA, pointB, sum) = (a.PointIn(space), b.PointIn(space), 0.0);
        for (var i = 0; i < space.Dimensions; i++)
        {
            var axis = space.Axes[i];
            var difference = axis.Parameter.Type == ParameterType.Categorical
                ? (a[axis.Name] == b[axis.Name] ? 0 : 1)
                : pointA[i] - pointB[i];
            sum += difference * difference;
        }

        return Math.Sqrt(sum / space.Dimensions);
    }
}
