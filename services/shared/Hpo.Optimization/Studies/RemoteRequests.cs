using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What a study asks an optimizer service.</summary>
internal static class RemoteRequests
{
    /// <summary>The question of the round that is under way. The same state and trials give the same question.</summary>
    /// <param name="state">A state that awaits an answer.</param>
    /// <param name="remote">Its progress.</param>
    /// <param name="round">The round.</param>
    /// <param name="settled">All settled trials of the state.</param>
    /// <param name="from">Place of the first trial to tell, at most <see cref="AwaitedRound.Known"/>.</param>
    public static CandidatesRequested Of(StudyState state, RemoteProgress remote, AwaitedRound round, IReadOnlyList<Evaluation> settled, int from) => new()
    {
        StudyId = state.StudyId,
        Optimizer = state.Study.Optimizer.EffectiveName,
        Round = remote.Rounds,
        Problem = new OptimizationProblem
        {
            Parameters = state.Study.Parameters,
            Objectives = state.Study.Objectives,
            Budget = state.Study.Budget,
            Mode = state.Study.Optimizer.Mode,
            AllowRepeats = state.Study.Optimizer.AllowRepeats,
        },
        Settings = state.Study.Optimizer.Settings,
        Seed = state.Seed,
        Stream = state.Calls,
        Memory = state.Memory.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : state.Memory,
        Results = [.. Page(Range(settled, from, round.Known).Select(Told))],
        History = new HistorySpan { From = from, Told = remote.Told, Total = round.Known, Corrections = state.Corrections },
        Pending = [.. Pending(state, settled, round.Known).OrderBy(trial => trial.Trial)],
        NextTrial = state.Counts.Proposed,
        Count = round.Count,
        Rejected = remote.Refused,
    };

    // At least one, so that whoever asks for the rest comes to an end.
    private static IEnumerable<ToldTrial> Page(IEnumerable<ToldTrial> results)
    {
        var length = 0;
        foreach (var result in results)
        {
            yield return result;
            length += LengthOf(result);
            if (length > RemoteRules.LongestHistory)
            {
                yield break;
            }
        }
    }

    private static int LengthOf(ToldTrial trial) =>
        200 + (trial.Genotype?.Length ?? 0) + (trial.Reason?.Length ?? 0) + (8 * (trial.Parents?.Count ?? 0))
        + trial.Hyperparameters.Sum(value => value.Key.Length + value.Value.Length) + (trial.Values?.Sum(value => value.Key.Length + 20) ?? 0);

    // What settled since the round was first asked is still pending for it.
    private static IEnumerable<ToldTrial> Pending(StudyState state, IReadOnlyList<Evaluation> settled, int known) =>
    [
        .. Range(settled, known, settled.Count).Select(since => Told(since.Trial, since.Generation, since.Candidate)),
        .. state.Pending.Select(pending => Told(pending.Trial, pending.Generation, pending.Candidate)),
    ];

    private static IEnumerable<Evaluation> Range(IReadOnlyList<Evaluation> settled, int from, int until)
    {
        for (var i = from; i < until; i++)
        {
            yield return settled[i];
        }
    }

    private static ToldTrial Told(Evaluation settled) => Told(settled.Trial, settled.Generation, settled.Candidate) with
    {
        Values = settled.Outcome.Values,
        Reason = settled.Outcome.Reason,
        FailureClass = settled.Outcome.FailureClass,
        Seconds = settled.Outcome.Seconds,
    };

    private static ToldTrial Told(int trial, int generation, Candidate candidate) => new()
    {
        Trial = trial,
        Generation = generation,
        Hyperparameters = candidate.Configuration.Values,
        Genotype = candidate.Genotype,
        Parents = candidate.Parents.Count > 0 ? candidate.Parents : null,
    };
}
