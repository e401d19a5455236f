namespace Hpo.Optimization;

/// <summary>What an optimizer may know of its study when it is asked or told: the problem, the trials so far, and what is still pending.</summary>
public sealed class StudyView
{
    private readonly TrialHistory _history;
    private readonly IReadOnlyList<Evaluation> _recent;
    private readonly HashSet<string> _newKeys;

    /// <summary>A view of a study at one moment.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="history">Settled trials up to the last saved state.</param>
    /// <param name="recent">Trials that settled since.</param>
    /// <param name="pending">Candidates that are proposed, or wait to be, and have no outcome yet.</param>
    /// <param name="nextTrial">Number that the next candidate gets.</param>
    public StudyView(SearchProblem problem, TrialHistory history, IReadOnlyList<Evaluation> recent, IReadOnlyList<Candidate> pending, int nextTrial)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(recent);
        ArgumentNullException.ThrowIfNull(pending);
        Problem = problem;
        _history = history;
        _recent = recent;
        Pending = pending;
        NextTrial = nextTrial;
        Settled = recent.Count == 0 ? history.Settled : new AppendedList<Evaluation>(history.Settled, recent);
        _newKeys = new HashSet<string>(pending.Concat(recent.Select(r => r.Candidate)).Select(c => c.Configuration.Key), StringComparer.Ordinal);
    }

    /// <summary>The problem.</summary>
    public SearchProblem Problem { get; }

    /// <summary>Settled trials in the order in which they were told. Those with a number below 0 are known from an earlier study.</summary>
    public IReadOnlyList<Evaluation> Settled { get; }

    /// <summary>The settled trials with their costs, in the same order.</summary>
    internal IReadOnlyList<Individual> Individuals
    {
        get
        {
            var known = _history.IndividualsOf(Problem);
            return _recent.Count == 0 ? known : new AppendedList<Individual>(known, [.. _recent.Select(r => Individual.Of(Problem, r))]);
        }
    }

    /// <summary>Candidates without an outcome.</summary>
    public IReadOnlyList<Candidate> Pending { get; }

    /// <summary>Number that the first candidate of the next ask gets; the others follow.</summary>
    public int NextTrial { get; }

    /// <summary>
    /// Whether a configuration was measured, failed or is pending, so that proposing it again would pay twice; never where the study allows repetitions.
    /// </summary>
    /// <param name="configuration">Any configuration of the space.</param>
    public bool IsKnown(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return !Problem.AllowRepeats && (_newKeys.Contains(configuration.Key) || _history.Contains(configuration));
    }

    /// <summary>The settled trial of that number, or null.</summary>
    /// <param name="trial">Number of a trial.</param>
    public Evaluation? Find(int trial) => _history.Find(trial) ?? _recent.FirstOrDefault(evaluation => evaluation.Trial == trial);
}
