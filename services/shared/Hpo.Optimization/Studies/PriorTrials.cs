using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>Trials of an earlier study as knowledge of a new one.</summary>
public static class PriorTrials
{
    // What is known travels in one message, whose size is limited.
    private const int MostCharacters = 4_000_000;

    /// <summary>
    /// Those of an earlier study's trials that a new one learns from: the best ones by its objectives (by Pareto rank and then by the room around them where
    /// there are several), then the failed ones.
    /// </summary>
    /// <param name="problem">The problem of the new study.</param>
    /// <param name="trials">Trials that <see cref="Misfit"/> finds nothing wrong with, in their order.</param>
    /// <param name="most">How many to take, at least 1.</param>
    public static IReadOnlyList<PriorTrial> Best(SearchProblem problem, IReadOnlyList<PriorTrial> trials, int most)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(trials);
        var characters = 0L;
        return
        [
            .. BestFirst(problem, [.. trials.Where(trial => trial.Values is not null)])
                .Concat(trials.Where(trial => trial.Values is null))
                .Take(most)
                .TakeWhile(trial => (characters += Characters(trial)) <= MostCharacters),
        ];
    }

    /// <summary>Why a trial says nothing about a new study, for people; null when it does.</summary>
    /// <param name="trial">A trial of an earlier study.</param>
    /// <param name="problem">The problem of the new study.</param>
    public static string? Misfit(PriorTrial trial, SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Space.Read(trial.Hyperparameters, out var misfit) is null ? misfit
            : OutcomeOf(trial, problem) is not null ? null
            : trial.Values is null ? $"it failed by no fault of its configuration: {trial.Reason}"
            : "it lacks the value of an objective";
    }

    /// <summary>A trial as a configuration of the new study and its outcome there, or null when it says nothing about the new study.</summary>
    internal static (Configuration Configuration, Outcome Outcome)? Read(PriorTrial trial, SearchProblem problem) =>
        problem.Space.Read(trial.Hyperparameters, out _) is { } configuration && OutcomeOf(trial, problem) is { } outcome ? (configuration, outcome) : null;

    private static Outcome? OutcomeOf(PriorTrial trial, SearchProblem problem) => trial switch
    {
        { Values: { } values } => problem.Objectives.All(o => values.TryGetValue(o.Metric, out var value) && double.IsFinite(value)) ? Outcome.Measured(values) : null,
        { FailureClass: { } failure } when IsFaultOfConfiguration(failure) => Outcome.Unavailable(trial.Reason ?? "unknown", failure),
        _ => null,
    };

    /// <summary>Whether another trial of the same configuration would fail, too; one that was stopped, refused or lost with its machine says nothing.</summary>
    /// <param name="failure">Whose fault it was that the trial has no fitness.</param>
    public static bool IsFaultOfConfiguration(FailureClass failure) => failure is FailureClass.Algorithm or FailureClass.TimeLimit or FailureClass.NoMetric;

    private static IEnumerable<PriorTrial> BestFirst(SearchProblem problem, IReadOnlyList<PriorTrial> measured)
    {
        double[][] costs = [.. measured.Select(trial => problem.Costs(trial.Values ?? new Dictionary<string, double>()))];
        var fronts = Dominance.Ranks(costs).Select((rank, i) => (rank, i)).GroupBy(pair => pair.rank, pair => pair.i).OrderBy(front => front.Key);
        return fronts.SelectMany(front =>
        {
            int[] members = [.. front];
            var room = Dominance.Crowding([.. members.Select(i => costs[i])]);
            return members.Index().OrderByDescending(member => room[member.Index]).Select(member => measured[member.Item]);
        });
    }

    private static int Characters(PriorTrial trial) =>
        trial.Hyperparameters.Sum(pair => pair.Key.Length + pair.Value.Length) + (trial.Values?.Sum(pair => pair.Key.Length + 24) ?? 0) + (trial.Reason?.Length ?? 0);
}
