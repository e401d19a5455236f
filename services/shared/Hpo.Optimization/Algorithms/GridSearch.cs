using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Grid search: every combination of the values of every parameter, each once. A cell is worked out from its number, so a grid takes no memory,
/// and claimed when it is proposed, so that no two trials run the same one. A failed cell is not run again.
/// </summary>
public sealed class GridSearch : IOptimizer<GridSearch.Memory>
{
    /// <summary>Values of a continuous parameter without a step: few, because they multiply.</summary>
    public const int DefaultResolution = 5;

    // Below this size a grid with conditions is counted cell by cell, since conditions make cells equal.
    private const double CountingLimit = 100_000;

    /// <summary>How far the grid is claimed.</summary>
    /// <param name="Claimed">Number of cells that are proposed or were known already.</param>
    public sealed record Memory(long Claimed);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "grid",
        Summary = "Grid search: every combination of values, each once.",
        Settings =
        [
            new() { Name = "resolution", Type = SettingType.Integer, Min = 1, Max = 10_000, Default = "5", Meaning = "Values of a continuous parameter without a step, both ends included." },
            new() { Name = "maxLevels", Type = SettingType.Integer, Min = 1, Max = 10_000, Meaning = "Most values of any numeric parameter, spread over its range; by default a parameter with a step and an integer have all of theirs." },
            new() { Name = "order", Type = SettingType.Choice, Choices = ["shuffled", "sequential"], Default = "shuffled", Meaning = "Order of the cells; shuffled, the first trials see all of the grid." },
        ],
        Check = CheckStudy,
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Budget.MaxParallelTrials;
    }

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new(0);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var (grid, unknown) = (Grid.Of(study.Problem), new UnknownConfigurations(study));
        var order = study.Problem.Settings.Choice("order", "shuffled") == "shuffled" ? new Permutation(grid.Size, study.Problem.Seed) : null;
        var candidates = new List<Candidate>(count);
        var claimed = memory.Claimed;
        for (; candidates.Count < count && (UInt128)claimed < grid.Size; claimed++)
        {
            var configuration = study.Problem.Space.Decode(grid.Point(order?.At((UInt128)claimed) ?? (UInt128)claimed));
            if (unknown.TryTake(configuration))
            {
                candidates.Add(new Candidate(configuration));
            }
        }

        return (candidates, new Memory(claimed));
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;

    private static IReadOnlyList<Problem> CheckStudy(Study study)
    {
        var problem = SearchProblem.Of(study, seed: 0);
        var cells = Cells(problem);
        return cells <= study.Budget.MaxTrials
            ? []
            : [new Problem("optimizer.settings", string.Create(CultureInfo.InvariantCulture,
                $"The grid has {cells:#,0} cells, but maxTrials is {study.Budget.MaxTrials:#,0}. Lower resolution or maxLevels, give parameters a step, or raise maxTrials."))];
    }

    private static double Cells(SearchProblem problem)
    {
        var product = problem.Space.Axes.Aggregate(1.0, (cells, axis) => cells * Grid.Levels(axis, problem.Settings));
        if (product > CountingLimit || problem.Space.Axes.All(a => a.Parameter.When is null))
        {
            return product;
        }

        var grid = Grid.Of(problem);
        return Enumerable.Range(0, (int)product).Select(cell => problem.Space.Decode(grid.Point((UInt128)cell)).Key).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>The cells as a mixed-radix number, the last parameter counting fastest.</summary>
    private sealed record Grid(IReadOnlyList<Axis> Axes, IReadOnlyList<long> Radix, UInt128 Size)
    {
        public static Grid Of(SearchProblem problem)
        {
            var radix = problem.Space.Axes.Select(axis => Levels(axis, problem.Settings)).ToArray();
            return new(problem.Space.Axes, radix, radix.Aggregate(UInt128.One, (size, levels) => checked(size * (UInt128)levels)));
        }

        public static long Levels(Axis axis, OptimizerSettings settings) => axis.IsCategorical
            ? axis.Levels ?? 1
            : Math.Min(axis.Levels ?? settings.Integer("resolution", DefaultResolution), settings.Integer("maxLevels", int.MaxValue));

        public double[] Point(UInt128 cell)
        {
            var point = new double[Radix.Count];
            for (var i = point.Length - 1; i >= 0; i--)
            {
                var levels = (UInt128)Radix[i];
                point[i] = Position(Axes[i], (long)(cell % levels), Radix[i]);
                cell /= levels;
            }

            return point;
        }

        // A parameter that may not show all its values shows the ends of its range and what lies evenly between them on its scale.
        private static double Position(Axis axis, long level, long levels) => axis.Levels == levels
            ? axis.LevelPosition(level)
            : levels == 1 ? 0.5 : level / (levels - 1.0);
    }
}
