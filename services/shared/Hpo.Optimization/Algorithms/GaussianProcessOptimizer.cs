using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Bayesian optimization with Gaussian processes (Jones, Schonlau and Welch, 1998; Snoek, Larochelle and Adams, 2012): Matérn-5/2 covariance with a length
/// scale for each parameter, maximum a posteriori hyper-parameters, the logarithm of expected improvement (Ament et al., 2023), and expected hypervolume
/// improvement for several objectives (Emmerich, 2005). Costs are put on a logarithmic scale where their likelihood asks for it. Pending trials count with
/// the value the model expects (kriging believer; Ginsbourger et al., 2010); failed ones count as the worst measured, and make their neighbourhood improbable.
/// </summary>
public sealed class GaussianProcessOptimizer : IOptimizer<GaussianProcessOptimizer.Memory>
{
    /// <summary>Observations the model holds; the cost of a proposal grows with their square, that of a fit with their cube.</summary>
    public const int DefaultMaxObservations = 400;

    /// <summary>What the algorithm remembers: the last fit, where the next one begins.</summary>
    /// <param name="Fits">One for each objective; empty before the first.</param>
    /// <param name="FittedAt">Number of settled trials at the last fit.</param>
    /// <param name="ChosenAt">Number of settled trials when the scales of the costs were last chosen.</param>
    public sealed record Memory(IReadOnlyList<Fit> Fits, int FittedAt, int ChosenAt);

    /// <summary>The model of one objective.</summary>
    /// <param name="Logs">Logarithms of the kernel's hyper-parameters: one over the squared length of each axis, variance, noise.</param>
    /// <param name="Warp">Index of the scale of the costs.</param>
    public sealed record Fit(IReadOnlyList<double> Logs, int Warp);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "gp",
        Summary = "Bayesian optimization with Gaussian processes: models the objective and proposes where improvement is expected.",
        Capabilities = new() { MultiObjective = true },
        Settings =
        [
            new() { Name = "startupTrials", IsGenerationSize = true, Type = SettingType.Integer, Min = 2, Max = 100_000, Meaning = "Trials of the initial design, before a model is fitted; by default 10, but no more than half of maxTrials." },
            new() { Name = "maxObservations", Type = SettingType.Integer, Min = 20, Max = 5_000, Default = "400", Meaning = "Observations that the model holds; of more, the best, those near the best and an even sample of the rest." },
        ],
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Budget.MaxParallelTrials;
    }

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new([], 0, 0);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var unknown = new UnknownConfigurations(study);
        var design = new InitialDesign(study, unknown);
        var model = IsStartup(study, 0) ? null : SurrogateModel.Of(study, memory, Settings.Of(study.Problem).MaxObservations);
        var candidates = new List<Candidate>(count);
        while (candidates.Count < count)
        {
            var configuration = model is null || IsStartup(study, candidates.Count)
                ? design.At(candidates.Count, random)
                : unknown.Near(model.Propose(study, study.NextTrial + candidates.Count, random), random);
            if (configuration is null)
            {
                break;
            }

            candidates.Add(new Candidate(configuration));
            model = model?.WithPending(configuration.PointIn(study.Problem.Space));
        }

        return (candidates, model?.Memory ?? memory);
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;

    private static bool IsStartup(StudyView study, int asked) =>
        study.Settled.Count + study.Pending.Count + asked < Settings.Of(study.Problem).StartupTrials || !study.Settled.Any(e => e.Outcome.IsMeasured);

    private sealed record Settings(int StartupTrials, int MaxObservations)
    {
        public static Settings Of(SearchProblem problem) => new(
            problem.Settings.Integer("startupTrials", InitialDesign.TrialsOf(problem.Budget)),
            problem.Settings.Integer("maxObservations", DefaultMaxObservations));
    }
}
