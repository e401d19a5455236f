using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Cli.Progress;

/// <summary>What a progress display shows of a study, put together from messages that may come twice.</summary>
/// <param name="study">The study.</param>
/// <param name="startedAt">When this process began to watch it.</param>
/// <param name="pauses">The last pause or resumption that is history to the user; being told of it again shows nothing.</param>
internal sealed class StudyProgress(Study study, DateTimeOffset startedAt, int pauses = 0)
{
    private readonly Dictionary<int, IReadOnlyDictionary<string, string>> _hyperparameters = [];
    private readonly Dictionary<int, SettledTrial> _settled = [];
    private readonly HashSet<int> _running = [];
    private readonly HashSet<int> _unsettled = [];
    private readonly List<double> _history = [];
    private readonly ParetoFront _front = new();
    private int _revision = pauses;

    public Study Study => study;

    public DateTimeOffset StartedAt => startedAt;

    public int Settled => _settled.Count;

    public int Measured { get; private set; }

    public int Unavailable => Settled - Measured;

    public int Running => _running.Count;

    public SettledTrial? Best { get; private set; }

    /// <summary>Trials on the Pareto front; null for one objective.</summary>
    public int? FrontSize => study.Objectives.Count > 1 ? _front.Members.Count : null;

    /// <summary>The first objective of measured trials in the order in which they settled.</summary>
    public IReadOnlyList<double> History => _history;

    /// <summary>Set while the study is paused.</summary>
    public StudyPaused? Pause { get; private set; }

    /// <summary>What the study waits for, as long as that is the last that was heard of it.</summary>
    public string? Notice { get; private set; }

    /// <summary>Whether nothing more will happen: the study has ended, or it is paused and no started trial waits for its outcome.</summary>
    public bool IsOver => Ending is not null || (Pause is not null && _unsettled.Count == 0);

    /// <summary>Set when the study has ended.</summary>
    public StudyEnding? Ending { get; private set; }

    /// <summary>Takes in a message; gives the trial that it settles, if it settles one.</summary>
    public SettledTrial? Apply(object message)
    {
        Notice = message is TrialDelayed delayed ? delayed.Reason : message is JobStarted or JobCompleted or FitnessMeasured or FitnessUnavailable ? null : Notice;
        switch (message)
        {
            case CandidateProposed m:
                _hyperparameters[m.Trial] = m.Hyperparameters;
                return null;
            case JobStarted m when !_settled.ContainsKey(m.Trial):
                _running.Add(m.Trial);
                _unsettled.Add(m.Trial);
                return null;
            case JobCompleted m:
                _running.Remove(m.Trial);
                if (m.WillRetry)
                {
                    _unsettled.Remove(m.Trial);
                }

                return null;
            case StudyPaused m when m.Revision > _revision:
                (Pause, _revision) = (m, m.Revision);
                return null;
            case StudyResumed m when m.Revision > _revision:
                (Pause, _revision) = (null, m.Revision);
                return null;
            case FitnessMeasured m:
                return Settle(m.Trial, m.Values, reason: null, m.Seconds);
            case FitnessUnavailable m:
                return Settle(m.Trial, values: null, m.Reason, m.Seconds);
            case StudyCompleted m:
                Ending = new(IsCompleted: true, m.Cause, m.Counts);
                return null;
            case StudyFailed m:
                Ending = new(IsCompleted: false, m.Cause, m.Counts);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Takes in a trial that settled before this process began to watch.</summary>
    public SettledTrial? Settle(
        int trial, IReadOnlyDictionary<string, double>? values, string? reason, double? seconds, IReadOnlyDictionary<string, string>? hyperparameters = null)
    {
        var settled = new SettledTrial(trial, values, reason, seconds, hyperparameters ?? _hyperparameters.GetValueOrDefault(trial) ?? new Dictionary<string, string>());
        _running.Remove(trial);
        _unsettled.Remove(trial);
        if (!_settled.TryAdd(trial, settled))
        {
            return null;
        }

        if (Objective(settled) is { } value)
        {
            Measured++;
            _history.Add(value);
            _front.Add(trial, values is not null && study.Objectives.All(objective => values.ContainsKey(objective.Metric)) ? study.Objectives.Costs(values) : null);
            Best = Best is not { } best || IsBetter(settled, best) ? settled : best;
        }

        return settled;
    }

    /// <summary>The value of the first objective, if the trial has it.</summary>
    public double? Objective(SettledTrial trial) => trial.Values?.TryGetValue(study.Objectives[0].Metric, out var value) == true ? value : null;

    // Of equals the earliest trial is the best, as in the optimizer's incumbent.
    private bool IsBetter(SettledTrial trial, SettledTrial than)
    {
        var difference = (Objective(trial) ?? double.NaN) - (Objective(than) ?? double.NaN);
        var gain = study.Objectives[0].Direction == Direction.Maximize ? difference : -difference;
        return gain > 0 || (gain == 0 && trial.Trial < than.Trial);
    }
}
