using System.Runtime.InteropServices;

namespace Hpo.Optimization;

/// <summary>
/// The settled trials of a study, kept by the host beside the study's state and extended as trials settle, so that no decision reads them all again.
/// Not thread-safe; the host works on one study at a time.
/// </summary>
public sealed class TrialHistory
{
    private readonly List<Evaluation> _settled = [];

    // How many trials have a configuration: optimizers may repeat one.
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);

    // Where each trial stands in the list.
    private readonly Dictionary<int, int> _places = [];

    // Null until somebody asks for it.
    private ParetoFront? _front;

    // The same trials with their costs; behind the list until somebody asks.
    private readonly List<Individual> _individuals = [];

    /// <summary>Settled trials in the order in which they were told.</summary>
    public IReadOnlyList<Evaluation> Settled => _settled;

    /// <summary>Adds a settled trial.</summary>
    /// <param name="evaluation">The trial with its outcome.</param>
    public void Add(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        _places[evaluation.Trial] = _settled.Count;
        _settled.Add(evaluation);
        CollectionsMarshal.GetValueRefOrAddDefault(_keys, evaluation.Candidate.Configuration.Key, out _)++;
    }

    /// <summary>Puts a trial with its late outcome in the place of the same trial without.</summary>
    /// <param name="evaluation">The trial with its late outcome; a trial that is not here changes nothing.</param>
    public void Correct(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        if (_places.TryGetValue(evaluation.Trial, out var place))
        {
            _settled[place] = evaluation;
            _front = null;
            ForgetCosts(place);
        }
    }

    /// <summary>Forgets the latest trials, because what settled them was not saved.</summary>
    /// <param name="count">How many trials stay, from 0.</param>
    public void RollBack(int count)
    {
        _front?.RollBack(count);
        foreach (var evaluation in _settled[count..])
        {
            _places.Remove(evaluation.Trial);
            var key = evaluation.Candidate.Configuration.Key;
            if (--CollectionsMarshal.GetValueRefOrAddDefault(_keys, key, out _) == 0)
            {
                _keys.Remove(key);
            }
        }

        _settled.RemoveRange(count, _settled.Count - count);
        ForgetCosts(count);
    }

    /// <summary>The Pareto front of the study's own trials; it grows with the history, so that asking again costs what is new.</summary>
    /// <param name="problem">The problem of the study.</param>
    public ParetoFront FrontOf(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _front ??= new ParetoFront();
        foreach (var evaluation in CollectionsMarshal.AsSpan(_settled)[_front.Count..])
        {
            _front.Add(evaluation.Trial, evaluation is { IsPrior: false, Outcome.Values: { } values } ? problem.Costs(values) : null);
        }

        return _front;
    }

    /// <summary>The settled trials with their costs; they grow with the history, so that asking again costs what is new.</summary>
    /// <param name="problem">The problem of the study.</param>
    internal IReadOnlyList<Individual> IndividualsOf(SearchProblem problem)
    {
        foreach (var evaluation in CollectionsMarshal.AsSpan(_settled)[_individuals.Count..])
        {
            _individuals.Add(Individual.Of(problem, evaluation));
        }

        return _individuals;
    }

    /// <summary>Whether a settled trial had this configuration.</summary>
    /// <param name="configuration">Any configuration.</param>
    public bool Contains(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return _keys.ContainsKey(configuration.Key);
    }

    /// <summary>The settled trial of that number, or null.</summary>
    /// <param name="trial">Number of a trial.</param>
    public Evaluation? Find(int trial) => _places.TryGetValue(trial, out var place) ? _settled[place] : null;

    // From that trial on they are worked out again when somebody asks.
    private void ForgetCosts(int from) => _individuals.RemoveRange(Math.Min(from, _individuals.Count), Math.Max(0, _individuals.Count - from));
}
