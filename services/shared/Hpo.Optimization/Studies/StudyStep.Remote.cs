using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization;

/// <summary>What a step does in a study whose optimizer lives in another process.</summary>
internal sealed partial class StudyStep
{
    private bool IsAwaiting => _state.Remote?.Awaiting is not null;

    private bool IsGenerational => _problem.Mode == OptimizerMode.Generational;

    // Whoever is not waited for any more is not listened to. A question that is still needed is asked under a new number.
    private RemoteProgress? Unasked => _state.Remote is { } remote ? remote with { Awaiting = null } : null;

    /// <summary>Takes over an answer, refuses it, or tells the service what it has forgotten.</summary>
    public void Answer(RemoteProgress remote, AwaitedRound round, CandidatesSuggested suggested, DateTimeOffset now)
    {
        if (suggested is { HistoryFrom: { } from, Problem: null } && round.Wishes < RemoteRules.MostWishes)
        {
            AskAgain(remote, round with { Wishes = round.Wishes + 1 }, Math.Clamp(from, 0, round.Known), now);
            return;
        }

        var reading = SuggestionReader.Read(suggested, round.Count, View(), _state.Study.Parameters);
        if (reading.Problems.Count > 0)
        {
            Refuse(remote, reading.Problems, now);
        }
        else
        {
            TakeOver(remote, round, suggested, reading.Candidates);
        }
    }

    private void TakeOver(RemoteProgress remote, AwaitedRound round, CandidatesSuggested suggested, IReadOnlyList<Candidate> candidates)
    {
        _state = _state with
        {
            Memory = suggested.Memory ?? _state.Memory,
            Calls = _state.Calls + (round.Known > remote.Told ? 2 : 1),
            IsExhausted = suggested.Exhausted,
            Remote = remote with { Told = round.Known, Awaiting = null, Refusals = 0, Refused = null },
        };
        if (IsGenerational)
        {
            BeginGeneration(candidates);
            return;
        }

        foreach (var candidate in candidates)
        {
            ProposeAtOnce(candidate);
        }
    }

    private void Refuse(RemoteProgress remote, IReadOnlyList<Problem> problems, DateTimeOffset now)
    {
        var refusals = remote.Refusals + 1;
        _state = _state with { Remote = remote with { Awaiting = null, Refusals = refusals, Refused = [.. problems.Take(RemoteRules.MostProblems)] } };
        if (refusals >= RemoteRules.MostRefusals)
        {
            var more = problems.Count > 1 ? Text($" (and {problems.Count - 1} more)") : "";
            Pause(Text($"{refusals} answers of the optimizer service '{_state.Study.Optimizer.EffectiveName}' in a row were refused; the last one: {problems[0]}{more} Mend the service and resume the study."), now);
        }
    }

    private void FillRemotely(DateTimeOffset now)
    {
        // The history has them.
        _state = _state.Untold.Count > 0 ? _state with { Untold = [] } : _state;
        if (IsGenerational)
        {
            if (_state is { Queue.Count: 0, Pending.Count: 0 } && Given(Remaining) is { Count: > 0 } given)
            {
                BeginGeneration(given);
            }

            ReleaseQueue();
        }
        else
        {
            ProposeGiven();
        }

        if (_state.Remote is { Awaiting: { } round } remote)
        {
            if (round.AskAgainAt <= now)
            {
                AskAgain(remote, round, remote.Told, now);
            }
        }
        else if (Wanted() is > 0 and var count)
        {
            AskFirst(count, now);
        }
    }

    private void BeginGeneration(IReadOnlyList<Candidate> candidates) =>
        _state = _state with { Queue = candidates, Generation = candidates.Count > 0 ? NextGeneration : _state.Generation };

    private int NextGeneration => _state.Counts.Proposed == 0 ? 0 : _state.Generation + 1;

    private int Wanted() => this switch
    {
        _ when _state.IsExhausted => 0,
        { IsGenerational: false } => IsLastGenerationProposed() ? 0 : FreeSlots,
        _ when _state is { Queue.Count: 0, Pending.Count: 0 } && NextGeneration < (_problem.Budget.MaxGenerations ?? int.MaxValue) => Math.Min(Remaining, RemoteRules.MostOfGeneration),
        _ => 0,
    };

    private void AskFirst(int count, DateTimeOffset now)
    {
        var remote = _state.Remote ?? new RemoteProgress();
        var round = new AwaitedRound { Count = count, Known = Settled().Count, RequestedAt = now, AskAgainAt = now + RemoteRules.WaitAfter(1) };
        Send(remote with { Rounds = remote.Rounds + 1, Awaiting = round }, round, remote.Told);
    }

    private void AskAgain(RemoteProgress remote, AwaitedRound round, int from, DateTimeOffset now)
    {
        var again = round with { Tries = round.Tries + 1, AskAgainAt = now + RemoteRules.WaitAfter(round.Tries + 1) };
        Send(remote with { Awaiting = again }, again, from);
    }

    private void Send(RemoteProgress remote, AwaitedRound round, int from)
    {
        _state = _state with { Remote = remote };
        _messages.Add(RemoteRequests.Of(_state, remote, round, Settled(), from));
    }

    // The history lacks what this step corrected.
    private IReadOnlyList<Evaluation> Settled() => _corrected is { } corrected
        ? [.. View().Settled.Select(trial => trial.Trial == corrected.Trial ? corrected : trial)]
        : View().Settled;
}
