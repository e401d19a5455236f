using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>The rules of a budget that end a study before its last trial; the first that holds is the cause.</summary>
public static class StoppingRules
{
    /// <summary>Why the study should stop now, or null.</summary>
    /// <param name="state">State of a running study.</param>
    /// <param name="now">The time.</param>
    public static StudyEnd? Check(StudyState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return TargetReached(state) ?? TooManyFailures(state) ?? NoImprovement(state) ?? OutOfTime(state, now);
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

    private static StudyEnd? NoImprovement(StudyState state) =>
        state.Study.Budget.NoImprovementTrials is { } patience && state.Counts.Settled - state.SettledAtImprovement >= patience && state.Incumbent is not null
            ? Completed($"no improvement in the last {state.Counts.Settled - state.SettledAtImprovement} trials")
            : null;

    private static StudyEnd? OutOfTime(StudyState state, DateTimeOffset now) =>
        state.Study.Budget.MaxDuration is { } limit && now - state.AcceptedAt >= limit
            ? Completed($"maxDuration {limit:c} is over")
            : null;

    private static StudyEnd Completed(FormattableString cause) => new(StudyEndKind.Completed, Text(cause));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
