using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl, 2011), multivariate (Falkner, Klein and Hutter, 2018): splits the settled trials
/// into good and bad ones, and proposes what is likely among the good and unlikely among the bad. Trials without a fitness and trials that are pending
/// count as bad (a constant liar; Ginsbourger et al., 2010). Parameters that exist under the same conditions are modelled together, from the trials that
/// have them. Several objectives are split by non-domination rank and hypervolume (Ozaki et al., 2020).
/// </summary>
public sealed class TreeParzenEstimator : IOptimizer<TreeParzenEstimator.Memory>
{
    /// <summary>Points drawn from the good density, of which the best is proposed.</summary>
    public const int DefaultCandidates = 24;

    /// <summary>Part of the trials that is good.</summary>
    public const double DefaultGoodFraction = 0.1;

    /// <summary>More than these are never good: the good ones are to be exceptional.</summary>
    private const int MostGood = 25;

    /// <summary>The model remembers nothing; the study's history is its data.</summary>
    public sealed record Memory;

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "tpe",
        Summary = "Tree-structured Parzen estimator: proposes what is likely among the good trials and unlikely among the bad.",
        Capabilities = new() { MultiObjective = true },
        Settings =
        [
            new() { Name = "startupTrials", IsGenerationSize = true, Type = SettingType.Integer, Min = 1, Max = 100_000, Meaning = "Trials of the initial design, before a model is fitted; by default 10, but no more than half of maxTrials." },
            new() { Name = "candidates", Type = SettingType.Integer, Min = 1, Max = 10_000, Default = "24", Meaning = "Points drawn from the good density for every proposal." },
            new() { Name = "goodFraction", Type = SettingType.Number, Min = 0.01, Max = 0.5, Default = "0.1", Meaning = "Part of the trials that counts as good; at most 25 do." },
        ],
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Budget.MaxParallelTrials;
    }

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new();

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        var unknown = new UnknownConfigurations(study);
        var (design, model) = (new InitialDesign(study, unknown), new ParzenModel(study, Settings.Of(study.Problem)));
        var candidates = new List<Candidate>(count);
        while (candidates.Count < count)
        {
            var proposed = model.IsStartup ? design.At(candidates.Count, random) : unknown.Near(model.Propose(random), random);
            if (proposed is not { } configuration)
            {
                break;
            }

            candidates.Add(new Candidate(configuration));
            model.AddPending(configuration);
        }

        return (candidates, memory);
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;

    internal sealed record Settings(int StartupTrials, int Candidates, double GoodFraction)
    {
        public int GoodCount(int trials) => Math.Clamp((int)Math.Ceiling(GoodFraction * trials), 1, MostGood);

        public static Settings Of(SearchProblem problem) => new(
            problem.Settings.Integer("startupTrials", InitialDesign.TrialsOf(problem.Budget)),
            problem.Settings.Integer("candidates", DefaultCandidates),
            problem.Settings.Number("goodFraction", DefaultGoodFraction));
    }
}
