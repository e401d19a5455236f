namespace Hpo.Optimization;

/// <summary>
/// Bayesian optimization with a Gaussian process (Jones, Schonlau and Welch, 1998; Snoek, Larochelle and Adams, 2012).
/// </summary>
public sealed class GaussianProcessOptimizer : IOptimizer<GaussianProcessOptimizer.Memory>
{
    /// <summary>Trials of the initial design.</summary>
    public const int DefaultStartupTrials = 10;

    /// <summary>What the algorithm remembers.</summary>
    /// <param name="Kernel">Logarithms of the kernel's hyper-parameters; empty before the first fit.</param>
    /// <param name="FittedAt">Number of observations at the last fit.</param>
    public sealed record Memory(IReadOnlyList<double> Kernel, int FittedAt);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "gp",
        Summary = "Gaussian process.",
        Settings =
        [
            new() { Name = "startupTrials", Type = SettingType.Integer, Min = 1, Max = 100_000, Default = "10", Meaning = "Trials of the initial design, before a model is fitted." },
        ],
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Budget.MaxParallelTrials;
    }

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new([], 0);

    static string E(string n, string d) => Environment.GetEnvironmentVariable(n) ?? d;

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var space = study.Problem.Space;
        var unknown = new UnknownConfigurations(study);
        var candidates = new List<Candidate>(count);
        var settled = study.Settled.Select(e => Individual.Of(study.Problem, e)).ToList();
        var startup = study.Problem.Settings.Integer("startupTrials", DefaultStartupTrials);
        var isCategorical = space.Axes.Select(a => a.IsCategorical).ToArray();
        GaussianProcess? process = null;
        double bestValue = 0;
        var bestPoints = new List<double[]>();
        while (candidates.Count < count)
        {
            Configuration? configuration;
            if (settled.Count + study.Pending.Count + candidates.Count < startup || !settled.Exists(s => s.IsMeasured))
            {
                configuration = unknown.Near(space.SamplePoint(new RandomSource(study.Problem.Seed, study.NextTrial + candidates.Count)), random);
            }
            else
            {
                if (process is null)
                {
                    var points = settled.Select(s => s.Candidate.Configuration.PointIn(space)).ToList();
                    var values = Warp([.. settled.Select(s => s.Cost)]);
                    var starts = memory.Kernel.Count > 0 ? new[] { memory.Kernel.ToArray() } : [KernelFit.Start(space.Dimensions, 0.5), KernelFit.Start(space.Dimensions, 0.2)];
                    if (memory.Kernel.Count > 0 && settled.Count >= 2 * memory.FittedAt) starts = [.. starts, KernelFit.Start(space.Dimensions, 0.5)];
                    var logs = new KernelFit(isCategorical, points, values).Fit(starts);
                    memory = new Memory(logs, memory.Kernel.Count > 0 && settled.Count < 2 * memory.FittedAt ? memory.FittedAt : settled.Count);
                    process = GaussianProcess.Of(KernelFit.Kernel(isCategorical, logs), points, values);
                    foreach (var pending in study.Pending)
                    {
                        var p = pending.Configuration.PointIn(space);
                        process = process.With(p, process.Mean(p));
                    }

                    bestValue = E("PLUG", "0") == "1" ? points.Min(process.Mean) : values.Min();
                    bestPoints = [.. settled.Zip(points).OrderBy(s => s.First.Cost).Take(4).Select(s => s.Second)];
                }

                var model = process;
                var search = new AcquisitionSearch(space, new Acquisition(
                    p => { var (m, v) = model.Predict(p); return ExpectedImprovement.Log(bestValue, m, v); },
                    p =>
                    {
                        var (m, v, dm, dv) = model.PredictWithSlope(p);
                        var (value, byMean, byVariance) = ExpectedImprovement.LogWithSlopes(bestValue, m, v);
                        return (value, [.. dm.Zip(dv, (a, b) => byMean * a + byVariance * b)]);
                    }));
                var found = search.Run(bestPoints, random);
                configuration = unknown.Near(found.FirstOrDefault(p => !study.IsKnown(space.Decode(p))) ?? found[0], random);
            }

            if (configuration is null)
            {
                break;
            }

            candidates.Add(new Candidate(configuration));
            if (process is not null)
            {
                var p = configuration.PointIn(space);
                process = process.With(p, process.Mean(p));
            }
        }

        return (candidates, memory);
    }

    static double[] Warp(double[] costs)
    {
        var finite = costs.Where(double.IsFinite).ToList();
        var worst = finite.Max();
        var y = costs.Select(c => double.IsFinite(c) ? c : worst).ToArray();
        var mode = E("WARP", "none");
        if (mode == "log")
        {
            var min = y.Min(); var med = y.Order().ElementAt(y.Length / 2);
            var c = Math.Max(med - min, 1e-300);
            y = [.. y.Select(v => Math.Log((v - min) / c + 0.1))];
        }
        else if (mode == "half")
        {
            // worse half by rank of normal
            var sorted = y.Order().ToArray(); var med = sorted[(y.Length - 1) / 2]; var n = y.Length;
            var good = y.Where(v => v <= med).ToArray();
            var sd0 = Math.Sqrt(good.Average(v => (v - med) * (v - med))); if (!(sd0 > 0)) sd0 = 1;
            y = [.. y.Select(v => v <= med ? (v - med) / sd0 : MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Min(0.5 + 0.5 * (Array.BinarySearch(sorted, v) is var k && k >= 0 ? (k - (n - 1) / 2 + 0.5) / (n - (n - 1) / 2.0) : 0.5), 0.999)) )];
        }

        var mean = y.Average();
        var sd = Math.Sqrt(y.Average(v => (v - mean) * (v - mean)));
        return [.. y.Select(v => sd > 0 ? (v - mean) / sd : 0)];
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;
}
