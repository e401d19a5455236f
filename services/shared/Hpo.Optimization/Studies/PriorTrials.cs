using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>Trials of an earlier study as knowledge of a new one.</summary>
public static class PriorTrials
{
    /// <summary>A trial as a configuration of the new study and its outcome there, or null when it says nothing about the new study.</summary>
    internal static (Configuration Configuration, Outcome Outcome)? Read(PriorTrial trial, SearchProblem problem) =>
        problem.Space.Read(trial.Hyperparameters, out _) is { } configuration && OutcomeOf(trial, problem) is { } outcome ? (configuration, outcome) : null;

    private static Outcome? OutcomeOf(PriorTrial trial, SearchProblem problem) => trial switch
    {
        { Values: { } values } => problem.Objectives.All(o => values.TryGetValue(o.Metric, out var value) && double.IsFinite(value)) ? Outcome.Measured(values) : null,
        { FailureClass: FailureClass.Algorithm or FailureClass.TimeLimit or FailureClass.NoMetric } => Outcome.Unavailable(trial.Reason ?? "unknown", trial.FailureClass.Value),

        // Stopped, refused, or lost with its machine: that is not the configuration's fault.
        _ => null,
    };
}
