using Hpo.Optimization;
using Hpo.OptimizerSdk;

namespace My.Optimizer_1;

/// <summary>
/// The algorithm: pure functions over a small memory. This one draws around the best trial so far, and everywhere now and then; put yours in its place.
/// Equal arguments must give equal answers, so draw from the given source of chance only, and keep what must be remembered in the memory.
/// </summary>
public sealed class Search : IOptimizer<Search.Memory>
{
    // So often a known configuration is stepped over before the space counts as exhausted.
    private const int MostAttempts = 200;

    /// <summary>What is remembered between calls; it travels as JSON of at most 1 MiB.</summary>
    /// <param name="Best">Number of the best trial; null before the first measured one.</param>
    public sealed record Memory(int? Best);

    /// <summary>What studies may set, and which studies are taken; others are refused when they are submitted.</summary>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "my-optimizer-1",
        Summary = "Draws around the best trial so far.",
        Settings = SettingsClass.Definitions<SearchSettings>(),
        Capabilities = new() { Categorical = true, Conditional = true, MultiObjective = false },
    };

    /// <summary>How many candidates are bred together in generational mode.</summary>
    public int GenerationSize(SearchProblem problem) => problem.Budget.MaxParallelTrials;

    /// <summary>The memory before the first ask.</summary>
    public Memory Begin(SearchProblem problem) => new(Best: null);

    /// <summary>Proposes candidates that the study does not know. Fewer, or none, means that the space holds no others.</summary>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        var space = study.Problem.Space;
        var best = memory.Best is { } trial ? study.Find(trial)?.Candidate.Configuration : null;
        var reach = study.Problem.Settings.As<SearchSettings>().Reach;
        var candidates = new List<Candidate>();
        for (var attempt = 0; attempt < MostAttempts * count && candidates.Count < count; attempt++)
        {
            var configuration = best is null || random.NextBool(0.2) ? space.Sample(random) : Near(space, best, reach, random);
            if (!study.IsKnown(configuration) && (study.Problem.AllowRepeats || !candidates.Exists(other => other.Configuration.Equals(configuration))))
            {
                candidates.Add(new Candidate(configuration));
            }
        }

        return (candidates, memory);
    }

    /// <summary>Takes in outcomes, in any order and number; failed trials have no values.</summary>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        foreach (var evaluation in evaluations)
        {
            if (CostOf(study, evaluation) < (memory.Best is { } trial ? CostOf(study, study.Find(trial)) : double.PositiveInfinity))
            {
                memory = new Memory(evaluation.Trial);
            }
        }

        return memory;
    }

    // Costs are smaller for better trials, whether the study minimizes or maximizes.
    private static double CostOf(StudyView study, Evaluation? evaluation) =>
        evaluation?.Outcome.Values is { } values ? study.Problem.Cost(values) : double.PositiveInfinity;

    // A space is a unit cube: one position from 0 to 1 for each parameter, whatever its kind and scale.
    private static Configuration Near(SearchSpace space, Configuration from, double reach, RandomSource random)
    {
        var point = space.Genes(from, random);
        for (var axis = 0; axis < point.Length; axis++)
        {
            point[axis] = space.Axes[axis].IsCategorical
                ? random.NextBool(reach) ? random.NextDouble() : point[axis]
                : Math.Clamp(point[axis] + (reach * ((2 * random.NextDouble()) - 1)), 0, 1);
        }

        return space.Decode(point);
    }
}
