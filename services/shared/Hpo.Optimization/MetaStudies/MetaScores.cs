using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>The metrics of a trial whose job is a study. Each has a spread: <c>name-sd</c>, the standard deviation over the repeats (n - 1), where there are two or more.</summary>
public static class MetaScores
{
    /// <summary>
    /// Mean over the problems of (value - best) / (worst - best), value being the best that an inner study found: 0 is the problem's best, 1 its worst, smaller is
    /// better whatever the inner objective's direction, and beyond both ends it goes on. Exists where every problem names its best and worst.
    /// </summary>
    public const string Score = "score";

    /// <summary>Mean best value of the inner objective; exists where there is one problem.</summary>
    public const string Best = "best";

    /// <summary>Ends the name of a spread.</summary>
    public const string Spread = "-sd";

    /// <summary>The names of the metrics that trials of such a template have. A problem's own name is its mean best value of the inner objective.</summary>
    /// <param name="training">A template with problems.</param>
    public static IReadOnlyList<string> Names(TrainingTemplate training)
    {
        ArgumentNullException.ThrowIfNull(training);
        var problems = training.Problems ?? [];
        string[] means =
        [
            .. HasScore(problems) ? [Score] : Array.Empty<string>(),
            .. problems.Count == 1 ? [Best] : Array.Empty<string>(),
            .. problems.Select(problem => problem.Name),
        ];
        return training.Repeats > 1 ? [.. means, .. means.Select(name => name + Spread)] : means;
    }

    /// <summary>The metrics of a trial.</summary>
    /// <param name="training">A template with problems.</param>
    /// <param name="outcomes">What all its inner studies have come to.</param>
    public static IReadOnlyDictionary<string, double> Of(TrainingTemplate training, IReadOnlyList<InnerOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(outcomes);
        var problems = training.Problems ?? [];
        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var problem in problems)
        {
            Add(metrics, problem.Name, [.. outcomes.Where(outcome => outcome.Problem == problem.Name).Select(outcome => outcome.Best)]);
        }

        if (problems.Count == 1)
        {
            Add(metrics, Best, [.. outcomes.Select(outcome => outcome.Best)]);
        }

        if (HasScore(problems))
        {
            var byName = problems.ToDictionary(problem => problem.Name, StringComparer.Ordinal);
            Add(metrics, Score, [.. outcomes.GroupBy(outcome => outcome.Repeat).OrderBy(repeat => repeat.Key).Select(repeat => repeat.Average(outcome => Normal(byName[outcome.Problem], outcome.Best)))]);
        }

        return metrics;
    }

    private static bool HasScore(IReadOnlyList<StudyProblem> problems) => problems.Count > 0 && problems.All(problem => problem is { Best: not null, Worst: not null });

    private static double Normal(StudyProblem problem, double value) => problem is { Best: { } best, Worst: { } worst } ? (value - best) / (worst - best) : double.NaN;

    private static void Add(Dictionary<string, double> metrics, string name, IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var mean = values.Average();
        metrics[name] = mean;
        if (values.Count > 1)
        {
            metrics[name + Spread] = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        }
    }
}
