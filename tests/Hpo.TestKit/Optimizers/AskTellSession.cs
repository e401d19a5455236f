using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.TestKit.Optimizers;

/// <summary>
/// Asks and tells an optimizer without the engine between, so that a test decides what is told together and when. The memory goes through text after every call.
/// </summary>
public sealed class AskTellSession
{
    private readonly IStudyOptimizer _optimizer;
    private readonly SearchProblem _problem;
    private readonly long _seed;
    private readonly SortedDictionary<int, Candidate> _pending = [];
    private readonly TrialHistory _history = new();
    private JsonElement _memory;
    private int _calls;
    private int _next;

    public AskTellSession(Study study, IStudyOptimizer optimizer)
    {
        _seed = study.Optimizer.Seed ?? 0;
        _problem = SearchProblem.Of(study, _seed);
        _optimizer = optimizer;
        _memory = optimizer.Begin(_problem);
    }

    public SearchProblem Problem => _problem;

    /// <summary>Candidates without an outcome, by trial.</summary>
    public IReadOnlyDictionary<int, Candidate> Pending => _pending;

    public IReadOnlyList<Evaluation> Settled => _history.Settled;

    /// <summary>The optimizer's memory as it is stored.</summary>
    public string Memory => _memory.GetRawText();

    /// <summary>The optimizer's memory as it reads it.</summary>
    public T MemoryAs<T>() => _memory.Deserialize<T>(HpoJson.Options) ?? throw new InvalidOperationException("The memory is null.");

    /// <summary>Asks for candidates, which become the next trials.</summary>
    public IReadOnlyList<Candidate> Ask(int count)
    {
        var (candidates, memory) = _optimizer.Ask(View([]), _memory, count, new RandomSource(_seed, _calls++));
        Remember(memory);
        foreach (var candidate in candidates)
        {
            _pending.Add(_next++, candidate);
        }

        return candidates;
    }

    /// <summary>What an ask would give at this moment; changes nothing.</summary>
    public IReadOnlyList<Candidate> Foresee(int count) => _optimizer.Ask(View([]), _memory, count, new RandomSource(_seed, _calls)).Candidates;

    /// <summary>Tells the outcomes of pending trials in one batch. No values means that the trial failed.</summary>
    public void Tell(params IReadOnlyList<(int Trial, double[]? Values)> outcomes) =>
        Tell([.. outcomes.Select(o => new Evaluation(o.Trial, 0, _pending[o.Trial], OutcomeOf(o.Values)))]);

    /// <summary>Tells what the optimizer did not propose, under the given trial numbers.</summary>
    public void TellForeign(IEnumerable<(int Trial, Configuration Configuration, double[]? Values)> evaluations) =>
        Tell([.. evaluations.Select(e => new Evaluation(e.Trial, 0, new Candidate(e.Configuration), OutcomeOf(e.Values)))]);

    private void Tell(List<Evaluation> evaluations)
    {
        evaluations.ForEach(e => _pending.Remove(e.Trial));
        Remember(_optimizer.Tell(View(evaluations), _memory, evaluations, new RandomSource(_seed, _calls++)));
        evaluations.ForEach(_history.Add);
    }

    private void Remember(JsonElement memory) => _memory = JsonElement.Parse(memory.GetRawText());

    private StudyView View(IReadOnlyList<Evaluation> recent) => new(_problem, _history, recent, [.. _pending.Values], _next);

    private Outcome OutcomeOf(double[]? values) => values is null
        ? Outcome.Unavailable("the program crashed", FailureClass.Algorithm)
        : Outcome.Measured(_problem.Objectives.Select((o, i) => (o.Metric, Value: values[i])).ToDictionary(v => v.Metric, v => v.Value));
}
