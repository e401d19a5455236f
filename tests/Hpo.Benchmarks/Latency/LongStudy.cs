using System.Globalization;
using System.Text.Json;
using Hpo.Optimization;

namespace Hpo.Benchmarks.Latency;

/// <summary>
/// A study with many settled trials as its optimizer sees it: one slot, asynchronous, memory as JSON. It leaves out what the engine adds
/// (a fraction of a millisecond), so that the time is the algorithm's own.
/// </summary>
internal sealed class LongStudy
{
    private const long Seed = 1;

    // Beside the two generations, for algorithms whose generations are of one trial.
    private const int LivedAtLeast = 20;

    private readonly IStudyOptimizer _optimizer;
    private readonly SearchProblem _problem;
    private readonly TrialHistory _history = new();
    private JsonElement _memory;
    private Candidate _next;
    private int _calls;

    public LongStudy(Pairing pairing)
    {
        _optimizer = pairing.Optimizer;
        _problem = SearchProblem.Of(pairing.Seeded(Seed), Seed);
        _memory = _optimizer.Begin(_problem);
        _next = Ask([]);
    }

    /// <summary>Size of the optimizer's memory as JSON, in bytes.</summary>
    public int MemoryBytes => JsonSerializer.SerializeToUtf8Bytes(_memory).Length;

    /// <summary>
    /// Brings the study to a number of settled trials. The first two generations are asked for and told one by one, so that the algorithm is beyond its
    /// beginning; the others are drawn at random and told a generation at a time, because asking for thousands would take some algorithms hours.
    /// </summary>
    /// <param name="trials">Number of settled trials.</param>
    public void Prepare(int trials)
    {
        var generation = _optimizer.GenerationSize(_problem);
        while (_history.Settled.Count < Math.Min(trials, 2 * generation + LivedAtLeast))
        {
            Decide();
        }

        if (_history.Settled.Count == trials)
        {
            return;
        }

        Tell([Evaluate(_history.Settled.Count, _next)]);
        while (_history.Settled.Count < trials)
        {
            var first = _history.Settled.Count;
            Tell([.. Enumerable.Range(first, Math.Min(generation, trials - first)).Select(trial =>
                Evaluate(trial, new Candidate(_problem.Space.Sample(new RandomSource(Seed, -1).Fork(trial)))))]);
        }

        _next = Ask([]);
    }

    /// <summary>Tells the outcome of the trial that was asked for last, and asks for the next.</summary>
    /// <returns>The time that both took.</returns>
    public TimeSpan Decide()
    {
        Evaluation[] settled = [Evaluate(_history.Settled.Count, _next)];
        var started = TimeProvider.System.GetTimestamp();
        _memory = _optimizer.Tell(View(settled), _memory, settled, Chance());
        _next = Ask(settled);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        _history.Add(settled[0]);
        return elapsed;
    }

    private void Tell(Evaluation[] settled)
    {
        _memory = _optimizer.Tell(View(settled), _memory, settled, Chance());
        Array.ForEach(settled, _history.Add);
    }

    private Candidate Ask(Evaluation[] settled)
    {
        (var candidates, _memory) = _optimizer.Ask(View(settled), _memory, 1, Chance());
        return candidates.Count > 0 ? candidates[0] : throw new InvalidOperationException("It proposes nothing more.");
    }

    private StudyView View(Evaluation[] settled) => new(_problem, _history, settled, [], _history.Settled.Count + settled.Length);

    private RandomSource Chance() => new(Seed, _calls++);

    private Evaluation Evaluate(int trial, Candidate candidate) => new(
        trial,
        trial / _optimizer.GenerationSize(_problem),
        candidate,
        Outcome.Measured(new Dictionary<string, double> { [_problem.Objectives[0].Metric] = Sphere(candidate.Configuration) }));

    private static double Sphere(Configuration configuration) => configuration.Values.Values.Sum(text =>
    {
        var x = double.Parse(text, CultureInfo.InvariantCulture);
        return x * x;
    });
}
