using Hpo.Optimization;
using Hpo.OptimizerSdk;

namespace Hpo.Examples.HillClimber;

/// <summary>Hill climbing: every candidate is a step from the best trial so far; before there is one, a draw from the space.</summary>
public sealed class HillClimber : IOptimizer<HillClimber.Memory>
{
    // So often a known configuration is stepped over before the space counts as exhausted.
    private const int MostAttempts = 400;

    /// <summary>What the climber remembers.</summary>
    /// <param name="Best">Number of the best trial; null before the first measured one.</param>
    /// <param name="Cost">Its cost; smaller is better.</param>
    public sealed record Memory(int? Best, double Cost);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "hill-climber",
        Summary = "Hill climbing: steps from the best trial so far.",
        Settings = SettingsClass.Definitions<HillClimberSettings>(),
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Budget.MaxParallelTrials;
    }

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new(null, 0);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(random);
        var best = memory.Best is { } trial ? study.Find(trial)?.Candidate : null;
        var step = study.Problem.Settings.As<HillClimberSettings>().Step;
        var candidates = new List<Candidate>();
        for (var attempt = 0; attempt < MostAttempts * count && candidates.Count < count; attempt++)
        {
            // Where every step leads to what is known, the search goes on elsewhere: the space is not exhausted yet.
            var isStuck = attempt >= MostAttempts / 2 * count;
            var next = best is null || isStuck ? study.Problem.Space.Sample(random) : Step(study.Problem.Space, best.Configuration, step, random);
            if (!study.IsKnown(next) && (study.Problem.AllowRepeats || candidates.TrueForAll(other => !other.Configuration.Equals(next))))
            {
                candidates.Add(new Candidate(next) { Parents = memory.Best is { } parent ? [parent] : [] });
            }
        }

        return (candidates, memory);
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(evaluations);
        foreach (var evaluation in evaluations)
        {
            if (evaluation.Outcome.Values is { } values && study.Problem.Cost(values) is var cost && (memory.Best is null || cost < memory.Cost))
            {
                memory = new Memory(evaluation.Trial, cost);
            }
        }

        return memory;
    }

    private static Configuration Step(SearchSpace space, Configuration from, double step, RandomSource random)
    {
        var point = space.Genes(from, random);
        for (var axis = 0; axis < point.Length; axis++)
        {
            var isDrawn = space.Axes[axis].IsCategorical && random.NextDouble() < step;
            point[axis] = isDrawn ? random.NextDouble()
                : space.Axes[axis].IsCategorical ? point[axis]
                : Math.Clamp(point[axis] + (step * ((2 * random.NextDouble()) - 1)), 0, 1);
        }

        return space.Decode(point);
    }
}
