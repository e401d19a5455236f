using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.TestKit.Optimizers;

/// <summary>
/// Runs a study through the engine without a bus: an objective function answers each proposal, in an order the test chooses.
/// The state goes through JSON after every decision, as it does in the store.
/// </summary>
public sealed class StudySimulation
{
    private readonly IStudyOptimizer _optimizer;
    private readonly Dictionary<int, CandidateProposed> _open = [];
    private readonly Func<CandidatesRequested, CandidatesSuggested?>? _service;

    /// <param name="study">The study.</param>
    /// <param name="optimizer">Its optimizer; absent means the built-in one that it names.</param>
    /// <param name="studyId">Its id.</param>
    /// <param name="prior">What it knows from an earlier study.</param>
    /// <param name="prices">What machines cost.</param>
    /// <param name="service">The optimizer service; null from it means that it does not answer.</param>
    public StudySimulation(
        Study study,
        IStudyOptimizer? optimizer = null,
        string studyId = "some-study-1",
        PriorKnowledge? prior = null,
        InstancePrices? prices = null,
        Func<CandidatesRequested, CandidatesSuggested?>? service = null)
    {
        _service = service;
        _optimizer = optimizer ?? OptimizerCatalog.BuiltIn.FindOptimizer(study.Optimizer.EffectiveName)
            ?? throw new ArgumentException($"No optimizer '{study.Optimizer.EffectiveName}'.", nameof(study));
        State = null!;
        Apply(StudyEngine.Start(Some.Accepted(study, studyId, prior, prices), _optimizer));
    }

    public StudyState State { get; private set; }

    public TrialHistory History { get; } = new();

    public List<object> Messages { get; } = [];

    public DateTimeOffset Now { get; set; } = Some.Time;

    public IReadOnlyDictionary<int, CandidateProposed> Open => _open;

    public IEnumerable<CandidateProposed> Proposals => Messages.OfType<CandidateProposed>();

    public bool HasEnded => State.Phase == StudyPhase.Ended;

    public Decision Record(int trial, Outcome outcome) => Apply(StudyEngine.Record(State, trial, outcome, _optimizer, History, Now));

    /// <summary>Measures the objectives of the study, in their order.</summary>
    public Decision Measure(int trial, params double[] values) => Record(
        trial, Outcome.Measured(State.Study.Objectives.Zip(values).ToDictionary(pair => pair.First.Metric, pair => pair.Second)));

    public Decision Fail(int trial) => Record(trial, Outcome.Unavailable("the program crashed", FailureClass.Algorithm));

    public Decision Cancel(string reason = "the user said so") => Apply(StudyEngine.Cancel(State, reason, _optimizer, History, Now));

    public Decision Pause(bool stopJobs = false) => Apply(StudyEngine.Pause(State, "the data is being repaired", stopJobs, _optimizer, History, Now));

    /// <summary>The tuning service announces a candidate.</summary>
    public Decision Find(CandidateFound found) => Apply(StudyEngine.Found(State, found, _optimizer, History, Now));

    /// <summary>The tuning service has ended.</summary>
    public Decision EndTuning(TuningEnded ended) => Apply(StudyEngine.EndTuning(State, ended, _optimizer, History, Now));

    /// <summary>The optimizer service answers.</summary>
    public Decision Suggest(CandidatesSuggested suggested) => Apply(StudyEngine.Suggest(State, suggested, _optimizer, History, Now));

    public Decision Resume() => Apply(StudyEngine.Resume(State, _optimizer, History, Now));

    /// <summary>A fitness for a trial that had been given up.</summary>
    public Decision Correct(int trial, params double[] values) => Apply(StudyEngine.Correct(
        State,
        History.Settled.Single(t => t.Trial == trial),
        Outcome.Measured(State.Study.Objectives.Zip(values).ToDictionary(pair => pair.First.Metric, pair => pair.Second)),
        _optimizer,
        History,
        Now));

    public Decision Tick() => Apply(StudyEngine.Tick(State, _optimizer, History, Now));

    /// <summary>Answers proposals until the study ends, or pauses unless it is then resumed. A null loss is a failed trial. Without a picker the oldest open trial is answered.</summary>
    public StudySimulation Run(Func<CandidateProposed, double?> loss, Func<int, int>? pick = null, bool resume = false)
    {
        while (_open.Count > 0)
        {
            var trials = _open.Keys.Order().ToList();
            var trial = trials[pick?.Invoke(trials.Count) ?? 0];
            var proposal = _open[trial];
            if (loss(proposal) is { } value)
            {
                Measure(trial, value);
            }
            else
            {
                Fail(trial);
            }

            if (resume && State.Phase == StudyPhase.Paused)
            {
                Resume();
            }
        }

        return this;
    }

    private Decision Apply(Decision decision)
    {
        State = JsonSerializer.Deserialize<StudyState>(JsonSerializer.Serialize(decision.State, HpoJson.Options), HpoJson.Options)
            ?? throw new JsonException("The state is null.");
        foreach (var evaluation in decision.Settled)
        {
            History.Add(evaluation);
            _open.Remove(evaluation.Trial);
        }

        if (decision.Corrected is { } corrected)
        {
            History.Correct(corrected);
        }

        foreach (var proposal in decision.Messages.OfType<CandidateProposed>())
        {
            _open.Add(proposal.Trial, proposal);
        }

        Messages.AddRange(decision.Messages);
        foreach (var request in decision.Messages.OfType<CandidatesRequested>())
        {
            if (_service?.Invoke(request) is { } suggested)
            {
                Suggest(suggested);
            }
        }

        return decision;
    }
}
