namespace Hpo.Optimization;

/// <summary>What one ask knows of a study: its trials, split into good and bad for each group of parameters that exist together.</summary>
internal sealed class ParzenModel
{
    // As many kernels describe the bad as well as all of them; the cost of a proposal stops growing with the study.
    private const int MostBadKernels = 400;

    private readonly StudyView _study;
    private readonly TreeParzenEstimator.Settings _settings;
    private readonly IReadOnlyList<Individual> _settled;
    private readonly List<Configuration> _pending;
    private readonly Dictionary<int, (ParzenMixture Good, List<Individual> Bad)> _groups = [];
    private readonly bool _isAnyMeasured;

    public ParzenModel(StudyView study, TreeParzenEstimator.Settings settings)
    {
        _study = study;
        _settings = settings;
        _pending = [.. study.Pending.Select(p => p.Configuration)];
        _settled = study.Individuals;
        _isAnyMeasured = _settled.Any(i => i.IsMeasured);
    }

    private SearchSpace Space => _study.Problem.Space;

    /// <summary>Whether there is too little to fit a model to.</summary>
    public bool IsStartup => _settled.Count + _pending.Count < _settings.StartupTrials || !_isAnyMeasured;

    /// <summary>A candidate of this ask has no outcome either.</summary>
    public void AddPending(Configuration configuration) => _pending.Add(configuration);

    /// <summary>The most promising of some points that are likely among the good; one that is not known, if any is not.</summary>
    public double[] Propose(RandomSource random)
    {
        var point = new double[Space.Dimensions];
        Array.Fill(point, 0.5);
        for (var group = 0; group < Space.Groups.Count; group++)
        {
            // Conditions look at parameters of earlier groups only, so whether this one exists is decided.
            var axes = Space.Groups[group];
            if (Space.Decode(point)[Space.Axes[axes[0]].Name] is not null)
            {
                point = ProposeFor(group, point, random);
            }
        }

        return point;
    }

    private double[] ProposeFor(int group, double[] point, RandomSource random)
    {
        var (good, badOnes) = Split(group);
        var bad = BadDensity(group, badOnes);
        var draws = Enumerable.Range(0, _settings.Candidates)
            .Select(_ => good.Sample(random))
            .Select(sample => (Point: With(point, group, sample), Score: good.LogDensity(sample) - bad.LogDensity(sample)))
            .OrderByDescending(draw => draw.Score)
            .ToList();
        return draws.Find(draw => !_study.IsKnown(Space.Decode(draw.Point))).Point ?? draws[0].Point;
    }

    private double[] With(double[] point, int group, double[] sample)
    {
        var whole = point.ToArray();
        var axes = Space.Groups[group];
        for (var j = 0; j < axes.Length; j++)
        {
            whole[axes[j]] = sample[j];
        }

        return whole;
    }

    // The good ones are the same for all candidates of an ask; among the bad ones are those that it proposed before.
    private (ParzenMixture Good, List<Individual> Bad) Split(int group)
    {
        if (_groups.TryGetValue(group, out var known))
        {
            return known;
        }

        var members = Space.Groups.Count == 1 ? _settled : [.. _settled.Where(i => Has(i.Candidate.Configuration, group))];
        var (isGood, bad) = (new bool[members.Count], new List<Individual>(members.Count));
        foreach (var index in ParetoSelection.Best(members.Costs(), _settings.GoodCount(members.Count)))
        {
            isGood[index] = true;
        }

        var good = new List<Individual>();
        for (var i = 0; i < isGood.Length; i++)
        {
            (isGood[i] ? good : bad).Add(members[i]);
        }

        var points = good.Select(i => PointOf(i.Candidate.Configuration, group)).ToList();
        var weights = Weights.Improvement(good.Costs());
        return _groups[group] = (new ParzenMixture(Axes(group), points, weights, Bandwidths.Spread(Axes(group), points)), bad);
    }

    private ParzenMixture BadDensity(int group, List<Individual> settled)
    {
        var pending = _pending.Where(c => Has(c, group)).ToList();
        var all = settled.Count + pending.Count;
        var count = Math.Min(all, MostBadKernels);
        var points = Enumerable.Range(0, count).Select(k => (int)((long)k * all / count))
            .Select(i => PointOf(i < settled.Count ? settled[i].Candidate.Configuration : pending[i - settled.Count], group)).ToList();
        return new ParzenMixture(Axes(group), points, Weights.Recency(count), Bandwidths.Fixed(Axes(group), count));
    }

    private List<Axis> Axes(int group) => [.. Space.Groups[group].Select(i => Space.Axes[i])];

    private bool Has(Configuration configuration, int group) =>
        Space.Groups.Count == 1 || configuration[Space.Axes[Space.Groups[group][0]].Name] is not null;

    private double[] PointOf(Configuration configuration, int group)
    {
        var point = configuration.PointIn(Space);
        return Space.Groups.Count == 1 ? point : [.. Space.Groups[group].Select(i => point[i])];
    }

    private static class Weights
    {
        // Observations of full weight; before them weights fall towards the oldest (Bergstra et al., 2013, as in hyperopt and Optuna).
        private const int Recent = 25;

        public static double[] Recency(int count) =>
            [.. Enumerable.Range(0, count).Select(i => i >= count - Recent ? 1 : (1.0 + i * (count - 1.0) / Math.Max(1, count - Recent - 1)) / count)];

        /// <summary>
        /// Weights by the improvement over the worst of the good, which makes the ratio of densities expected improvement rather than its probability
        /// (Song, Yu, Neiswanger and Ermon, 2022). Half of the weight is spread evenly, so that the last of the good counts too.
        /// </summary>
        public static double[] Improvement(double[][] costs)
        {
            if (costs.Length < 2 || costs[0].Length > 1 || costs.Any(c => !double.IsFinite(c[0])))
            {
                return [.. costs.Select(_ => 1.0)];
            }

            var worst = costs.Max(c => c[0]);
            var mean = costs.Average(c => worst - c[0]);
            // Costs near the largest numbers have no finite differences.
            return [.. costs.Select(c => mean > 0 && double.IsFinite(4 * mean * costs.Length) ? (worst - c[0] + mean) / (2 * mean) : 1)];
        }
    }

    private static class Bandwidths
    {
        private const double Widest = 1;

        // The bandwidth of one observation that stands for a whole axis. The sharper the bad are described, the less is tried again next to what was tried.
        private const double Magnitude = 0.15;

        // The usual rules suit one normal hump and blur several; this much narrower they serve both (Silverman, 1986, section 3.4.2: 0.9 in place of 1.06).
        private const double ForSeveralHumps = 0.85;

        // Narrower kernels would only tell known points from their neighbours ("magic clipping", Bergstra et al., 2011).
        private const double Finest = 100;

        // The spread is estimated as if this many observations of an evenly filled axis had been made, so that a few close ones do not end the search.
        private const double PriorObservations = 1.5;

        private const double EvenVariance = 1.0 / 12;

        public static double[] Fixed(IReadOnlyList<Axis> axes, int count) =>
            [.. axes.Select(_ => Math.Clamp(Magnitude * Rate(axes, count), 1 / Math.Min(Finest, 2 + count), Widest))];

        // Scott's rule (1992) for every axis, as in BOHB (Falkner et al., 2018).
        public static double[] Spread(IReadOnlyList<Axis> axes, List<double[]> points) => [.. axes.Select((_, j) =>
        {
            var mean = points.Count == 0 ? 0.5 : points.Average(p => p[j]);
            var variance = (points.Sum(p => (p[j] - mean) * (p[j] - mean)) + PriorObservations * EvenVariance) / (points.Count + PriorObservations);
            return Math.Clamp(ForSeveralHumps * Math.Sqrt(variance) * Rate(axes, points.Count), 1 / Finest, Widest);
        })];

        private static double Rate(IReadOnlyList<Axis> axes, int count) => Math.Pow(Math.Max(1, count), -1.0 / (axes.Count + 4));
    }
}
