using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Benchmarks.VirtualTime;

/// <summary>
/// Leads a study through the engine in virtual time: the trial that ends first is recorded first (of equals the earlier trial), decisions take no time.
/// </summary>
internal sealed class VirtualStudy
{
    private readonly IStudyOptimizer _optimizer;
    private readonly Func<CandidateProposed, TrialRun> _run;
    private readonly PriorityQueue<VirtualTrial, (double End, int Trial)> _running = new();
    private readonly List<VirtualTrial> _ended = [];
    private readonly TrialHistory _history = new();
    private StudyState _state;

    private VirtualStudy(Study study, IStudyOptimizer optimizer, Func<CandidateProposed, TrialRun> run)
    {
        (_optimizer, _run) = (optimizer, run);
        var accepted = new StudyAccepted { StudyId = study.Name, Study = study, AcceptedAt = DateTimeOffset.UnixEpoch };
        _state = Apply(StudyEngine.Start(accepted, optimizer), now: 0);
    }

    /// <summary>Runs a study to its end.</summary>
    /// <param name="pairing">Which optimizer on which problem.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="run">What a proposed trial yields and how long it takes.</param>
    /// <returns>Its trials in the order in which they ended.</returns>
    /// <exception cref="InvalidOperationException">The optimizer or the problem failed; says which and with what seed.</exception>
    public static IReadOnlyList<VirtualTrial> Run(Pairing pairing, long seed, Func<CandidateProposed, TrialRun> run)
    {
        try
        {
            return new VirtualStudy(pairing.Seeded(seed), pairing.Optimizer, run).RunToEnd();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{pairing.Name} on {pairing.Problem.Name}, seed {seed}: {error.Message}", error);
        }
    }

    private List<VirtualTrial> RunToEnd()
    {
        while (_running.TryDequeue(out var trial, out _))
        {
            _ended.Add(trial);
            _state = Apply(StudyEngine.Record(_state, trial.Number, OutcomeOf(trial), _optimizer, _history, TimeAt(trial.End)), trial.End);
        }

        return _ended;
    }

    private StudyState Apply(Decision decision, double now)
    {
        foreach (var evaluation in decision.Settled)
        {
            _history.Add(evaluation);
        }

        foreach (var proposal in decision.Messages.OfType<CandidateProposed>())
        {
            var (values, seconds) = _run(proposal);
            _running.Enqueue(new VirtualTrial(proposal.Trial, now, now + seconds, values), (now + seconds, proposal.Trial));
        }

        return decision.State;
    }

    private Outcome OutcomeOf(VirtualTrial trial) => Outcome.Measured(
        _state.Study.Objectives.Zip(trial.Values).ToDictionary(pair => pair.First.Metric, pair => pair.Second, StringComparer.Ordinal));

    private static DateTimeOffset TimeAt(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
}
