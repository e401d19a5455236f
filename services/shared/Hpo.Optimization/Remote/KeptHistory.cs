using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// What an optimizer service keeps of a study between two requests: a cache that spares it the whole history each time. Losing it costs one more message.
/// Not thread-safe.
/// </summary>
public sealed class KeptHistory
{
    private readonly TrialHistory _trials = new();
    private int _corrections;

    // Its space knows where configurations lie; a new one at each request would work them out again.
    private SearchProblem? _problem;

    /// <summary>The settled trials.</summary>
    public TrialHistory Trials => _trials;

    /// <summary>The problem of the study.</summary>
    /// <param name="request">A request of the study.</param>
    public SearchProblem ProblemOf(CandidatesRequested request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _problem ??= new SearchProblem
        {
            Space = SearchSpace.Of(request.Problem.Parameters),
            Objectives = request.Problem.Objectives,
            Budget = request.Problem.Budget,
            Mode = request.Problem.Mode,
            Settings = new OptimizerSettings(request.Settings),
            AllowRepeats = request.Problem.AllowRepeats,
            Seed = request.Seed,
        };
    }

    /// <summary>Brings the trials to where the request has them.</summary>
    /// <param name="request">A request of the study.</param>
    /// <returns>Null when that worked; otherwise from which place on the trials are missing.</returns>
    public int? CatchUp(CandidatesRequested request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var span = request.History;
        if (span.Corrections != _corrections)
        {
            _trials.RollBack(0);
            _corrections = span.Corrections;
        }

        if (_trials.Settled.Count < span.From)
        {
            return _trials.Settled.Count;
        }

        // A question that is asked again may know less than what was told since.
        _trials.RollBack(Math.Min(_trials.Settled.Count, span.Total));
        foreach (var told in request.Results.Skip(_trials.Settled.Count - span.From))
        {
            _trials.Add(new Evaluation(told.Trial, told.Generation, CandidateOf(told), OutcomeOf(told)));
        }

        return _trials.Settled.Count < span.Total ? _trials.Settled.Count : null;
    }

    internal static Candidate CandidateOf(ToldTrial told) =>
        new(new Configuration(told.Hyperparameters)) { Genotype = told.Genotype, Parents = told.Parents ?? [] };

    private static Outcome OutcomeOf(ToldTrial told) => (told.Values is { } values
        ? Outcome.Measured(values)
        : Outcome.Unavailable(told.Reason ?? "unknown", told.FailureClass ?? FailureClass.NoMetric)) with
    { Seconds = told.Seconds };
}
