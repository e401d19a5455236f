namespace Hpo.Optimization;

/// <summary>Gaussian processes of all objectives, and what they say of the next trial.</summary>
internal sealed class SurrogateModel
{
    // Around the best trials the pool of the search is denser.
    private const int Centres = 4;

    // Every so many trials an improvement by a part of the standard deviation of all costs is asked for (Lizotte, 2008), which polishing the best does not bring
    // but another basin may. Where so many trials have not brought as much, there is less left to polish.
    private const int TrialsForEachLeap = 4;
    private const int TrialsForEachLeapOfStalled = 2;
    private const double Leap = 0.1;
    private const int Recent = 10;

    // Even next to a failure a trial may work.
    private const double LeastFeasibility = 0.01;

    // More boxes than these make a proposal slow without making it better.
    private static readonly int[] MostFrontPoints = [0, 1, 100, 24, 12];

    private readonly IReadOnlyList<GaussianProcess> _processes;
    private readonly GaussianProcess? _failures;
    private readonly IReadOnlyList<double[]> _centres;
    private readonly double _bestMean;
    private readonly NonDominatedBoxes? _boxes;

    private SurrogateModel(
        IReadOnlyList<GaussianProcess> processes, GaussianProcess? failures, SurrogateModel? from, (IReadOnlyList<double[]> Centres, double BestMean, NonDominatedBoxes? Boxes) goal, GaussianProcessOptimizer.Memory memory)
    {
        _processes = processes;
        _failures = failures;
        (_centres, _bestMean, _boxes) = from is null ? goal : (from._centres, from._bestMean, from._boxes);
        Memory = memory;
    }

    /// <summary>What the optimizer is to remember.</summary>
    public GaussianProcessOptimizer.Memory Memory { get; }

    /// <summary>The model of a study of which at least one trial is measured.</summary>
    public static SurrogateModel Of(StudyView study, GaussianProcessOptimizer.Memory memory, int maxObservations)
    {
        var space = study.Problem.Space;
        var observations = Observations.Of(study, maxObservations);
        var (processes, remembered) = SurrogateFit.Of(space, observations, study.Settled.Count, memory);
        var failures = observations.IsMeasured.All(measured => measured)
            ? null
            : processes[0].WithValues([.. observations.IsMeasured.Select(measured => measured ? 0.0 : -1)]);
        var model = new SurrogateModel(processes, failures, null, Goal(observations, processes), remembered);
        return study.Pending.Aggregate(model, (known, pending) => known.WithPending(pending.Configuration.PointIn(space)));
    }

    /// <summary>The model that believes what it expects of a trial without an outcome.</summary>
    public SurrogateModel WithPending(double[] point) => new(
        [.. _processes.Select(process => process.With(point, process.Mean(point)))],
        _failures?.With(point, _failures.Mean(point)),
        this,
        default,
        Memory);

    /// <summary>Where most is to be gained; a point that the study does not know, if the search met one.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trial">Number that the trial will have.</param>
    /// <param name="random">Source of chance.</param>
    public double[] Propose(StudyView study, int trial, RandomSource random)
    {
        var (space, goal) = (study.Problem.Space, trial % (IsStalled ? TrialsForEachLeapOfStalled : TrialsForEachLeap) == 0 ? _bestMean - Leap : _bestMean);
        var acquisition = new Acquisition(
            point => Value(goal, [.. _processes.Select(process => process.Predict(point))], _failures?.Mean(point)),
            points => Values(goal, points),
            _boxes is null ? point => WithSlope(goal, point) : null);
        var found = new AcquisitionSearch(space, acquisition).Run(_centres, random);
        return found.FirstOrDefault(point => !study.IsKnown(space.Decode(point))) ?? found[0];
    }

    private bool IsStalled => _processes[0].Values is var values && values.Count > Recent && values.Take(values.Count - Recent).Min() < values.Min() + Leap;

    private static (IReadOnlyList<double[]> Centres, double BestMean, NonDominatedBoxes? Boxes) Goal(Observations observations, IReadOnlyList<GaussianProcess> processes)
    {
        var centres = observations.Best(Centres).Select(i => observations.Points[i]).ToList();
        if (processes.Count == 1)
        {
            // Not the best value observed (Vazquez et al., 2008; Picheny et al., 2013): where chance or a ruggedness that the model takes for noise has lowered that below
            // every mean, only points of large variance would promise anything, the corners of the space.
            return (centres, processes[0].Means.Where((_, i) => observations.IsMeasured[i]).Min(), null);
        }

        var values = Enumerable.Range(0, observations.Points.Count).Where(i => observations.IsMeasured[i])
            .Select(i => processes.Select(process => process.Values[i]).ToArray()).ToList();
        var front = Dominance.Front(values).Select(i => values[i]).ToList();
        var reference = Hypervolume.ReferenceOf(front.Count > processes.Count ? front : values);
        var limit = MostFrontPoints[Math.Min(processes.Count, MostFrontPoints.Length - 1)];
        return (centres, 0, new NonDominatedBoxes([.. ParetoSelection.Best(front, limit).Select(i => front[i])], reference));
    }

    private double[] Values(double goal, IReadOnlyList<double[]> points)
    {
        var predictions = _processes.Select(process => process.Predict(points)).ToList();
        return [.. Enumerable.Range(0, points.Count).Select(i => Value(goal, [.. predictions.Select(p => p[i])], _failures?.Mean(points[i])))];
    }

    private double Value(double goal, (double Mean, double Variance)[] predictions, double? failure)
    {
        var feasible = failure is { } mean ? Math.Log(Feasibility(mean)) : 0;
        return feasible + (_boxes is null
            ? ExpectedImprovement.Log(goal, predictions[0].Mean, predictions[0].Variance)
            : Math.Log(_boxes.ExpectedImprovementOf([.. predictions.Select(p => p.Mean)], [.. predictions.Select(p => Math.Sqrt(p.Variance))]) + double.Epsilon));
    }

    private (double Value, double[] Slope) WithSlope(double goal, double[] point)
    {
        var (mean, variance, meanSlope, varianceSlope) = _processes[0].PredictWithSlope(point);
        var (value, byMean, byVariance) = ExpectedImprovement.LogWithSlopes(goal, mean, variance);
        double[] slope = [.. meanSlope.Zip(varianceSlope, (m, v) => byMean * m + byVariance * v)];
        if (_failures is null)
        {
            return (value, slope);
        }

        var failure = _failures.PredictWithSlope(point);
        var feasibility = Feasibility(failure.Mean);
        var isInside = feasibility is > LeastFeasibility and < 1;
        return (value + Math.Log(feasibility), isInside ? [.. slope.Zip(failure.MeanSlope, (s, f) => s + f / feasibility)] : slope);
    }

    // Least-squares classification with the objective's own length scales (Rasmussen and Williams, 2006, section 6.5): 1 far from failures, 0 at one.
    private static double Feasibility(double mean) => Math.Clamp(1 + mean, LeastFeasibility, 1);
}
