using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>The rules of a budget that end a study before its last trial; the first that holds is the cause.</summary>
public static class StoppingRules
{
    // One failure may be a bad configuration.
    private const int FewestFailures = 2;

    /// <summary>Why the study should stop now, or null.</summary>
    /// <param name="state">State of a running study.</param>
    /// <param name="latest">The latest generation of measured trials, see <see cref="Diversity.Window"/>; none while there are not enough.</param>
    /// <param name="now">The time.</param>
    public static StudyEnd? Check(StudyState state, IReadOnlyList<Evaluation> latest, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(latest);
        return TargetReached(state) ?? TooManyFailures(state) ?? TooExpensive(state) ?? TooCostly(state) ?? NoImprovement(state) ?? TooAlike(state, latest) ?? OutOfTime(state, now);
    }

    private static StudyEnd? TargetReached(StudyState state)
    {
        if (state.Study.Budget.TargetValue is not { } target || state.Incumbent is not { } incumbent)
        {
            return null;
        }

        var objective = state.Study.Objectives[0];
        var value = incumbent.Values[objective.Metric];
        var isReached = objective.Direction == Direction.Maximize ? value >= target : value <= target;
        return isReached ? Completed($"target reached: {objective.Metric} {value} of trial {incumbent.Trial} meets {target}") : null;
    }

    private static StudyEnd? TooManyFailures(StudyState state) =>
        state.Study.Budget.MaxFailedTrials is { } limit && state.Counts.Unavailable >= limit
            ? new StudyEnd(StudyEndKind.Failed, Text($"{state.Counts.Unavailable} trials have no fitness; maxFailedTrials is {limit}"))
            : null;

    private static StudyEnd? TooExpensive(StudyState state) =>
        state.Study.Budget.MaxBillableSeconds is { } limit && state.BillableSeconds >= limit
            ? Completed($"{state.BillableSeconds:0.###} s of training are billed; maxBillableSeconds is {limit}")
            : null;

    private static StudyEnd? TooCostly(StudyState state) =>
        state.Study.Budget.MaxCost is { } limit && state.Cost >= limit
            ? Completed($"the training has cost {state.Cost:0.######} USD; maxCost is {limit}")
            : null;

    // Two generations: the first one may be as alike as the candidates that the user started with.
    private static StudyEnd? TooAlike(StudyState state, IReadOnlyList<Evaluation> latest) =>
        state.Study.Budget.MinDiversity is { } limit && latest.Count > 1 && state.Counts.Settled >= 2 * latest.Count
        && Diversity.Of(SearchProblem.Of(state.Study, state.Seed).Space, latest) is var diversity && diversity < limit
            ? Completed($"the last {latest.Count} measured trials are alike: their mean distance {diversity:0.####} is below minDiversity {limit}")
            : null;

    private static StudyEnd? NoImprovement(StudyState state) =>
        state.Study.Budget.NoImprovementTrials is { } patience && state.Counts.Settled - state.SettledAtImprovement >= patience && state.Incumbent is not null
            ? Completed($"no improvement in the last {state.Counts.Settled - state.SettledAtImprovement} trials")
            : null;

    private static StudyEnd? OutOfTime(StudyState state, DateTimeOffset now) =>
        state.Deadline <= now
            ? Completed($"maxDuration {state.Study.Budget.MaxDuration:c} is over")
            : null;

    /// <summary>
    /// Why the study should pause before it pays for more of the same, or null: its first job ended well and showed no metric, see
    /// <see cref="Budget.PauseOnMissingMetric"/>, or as many trials as may run at once (at least two) have ended and none
    /// has a fitness, which is an error in the image, the data or the metric rather than in a configuration.
    /// </summary>
    /// <param name="state">State of a running study.</param>
    /// <param name="last">The trial that settled last; null when none did.</param>
    public static string? CircuitBreaker(StudyState state, Evaluation? last)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (last is null || state.Counts.Measured > 0 || state.Counts.Proposed >= state.Study.Budget.MaxTrials)
        {
            return null;
        }

        var failed = state.Counts.Unavailable - state.Pause.Forgiven;
        return MissingMetric(state, last) ?? (failed >= Math.Max(FewestFailures, state.Study.Budget.MaxParallelTrials)
            ? Text($"none of {failed} trials has a fitness, so the study waits before it pays for more; the last one: {last.Outcome.Reason}")
            : null);
    }

    // One such job is proof enough: the next ones print the same way. A user who resumed has seen it, and decided.
    private static string? MissingMetric(StudyState state, Evaluation last) =>
        last.Outcome.MissingMetrics is { Count: > 0 } missing && state.Study.Budget.PauseOnMissingMetric != false && state.Pause.Forgiven == 0
            ? Text($"trial {last.Trial} ended well but showed no {string.Join(", ", missing)}, so the study waits before it pays for more. {last.Outcome.Reason}")
            : null;

    private static StudyEnd Completed(FormattableString cause) => new(StudyEndKind.Completed, Text(cause));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
