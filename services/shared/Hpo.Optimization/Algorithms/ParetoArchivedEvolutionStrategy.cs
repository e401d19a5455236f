using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// PAES, the Pareto archived evolution strategy (Knowles and Corne, 2000): one trial is varied until a child takes its place; an archive of what nothing dominates and a grid
/// over it decide between children that are neither better nor worse. With one objective it is a (1+1) evolution strategy.
/// </summary>
/// <remarks>
/// Children for several slots come from the same trial, (1+lambda), and each competes when it arrives. The step size follows the one-fifth success rule (Rechenberg, 1973),
/// which PAES leaves open; by default a child differs from its parent in one value, as it does under the one bit in L that PAES flips on average.
/// </remarks>
public sealed class ParetoArchivedEvolutionStrategy : IOptimizer<ParetoArchivedEvolutionStrategy.Memory>
{
    /// <summary>First step size as a part of an axis: wide enough to leave a bad fifth of it.</summary>
    public const double DefaultInitialStep = 0.2;

    /// <summary>Most trials of the archive (Knowles and Corne, 2000).</summary>
    public const int DefaultArchiveSize = 100;

    /// <summary>How often the grid halves the range of an objective (Knowles and Corne, 2000).</summary>
    public const int DefaultGridDepth = 5;

    // Steps below a fiftieth of an axis seldom tell trainings apart: the strategy has arrived, and looks farther again from where it is.
    private const double SmallestStep = 0.02;
    private const double LargestStep = 0.5;

    // The first trial to vary is the best of a small even sample, not the first that comes.
    private const int SmallestSample = 4;
    private const int LargestSample = 16;
    private const int ShareOfSample = 6;

    /// <summary>What the strategy remembers.</summary>
    /// <param name="Current">The trial that is varied; null before one was measured.</param>
    /// <param name="Archive">Trials that no other dominates.</param>
    /// <param name="Step">Standard deviation of a step as a part of an axis.</param>
    /// <param name="Told">How many outcomes it was told.</param>
    public sealed record Memory(int? Current, IReadOnlyList<int> Archive, double Step, int Told);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "paes",
        Summary = "PAES: evolution strategy with an archive of undominated trials, for one or several objectives.",
        Settings =
        [
            new() { Name = "archiveSize", Type = SettingType.Integer, Min = 1, Max = 1000, Default = "100", Meaning = "Most trials of the archive; beyond, one of the most crowded cell is dropped." },
            new() { Name = "gridDepth", Type = SettingType.Integer, Min = 0, Max = 20, Default = "5", Meaning = "How often the grid halves the range of each objective." },
            new() { Name = "initialStep", Type = SettingType.Number, Min = SmallestStep, Max = LargestStep, Default = "0.2", Meaning = "First step size as a part of the axis; it grows with success and shrinks without." },
            new() { Name = "mutationRate", Type = SettingType.Number, Min = 0, Max = 1, Default = "0", Meaning = "Probability that a value changes beside the one that always does." },
            new() { Name = "offspring", IsGenerationSize = true, Type = SettingType.Integer, Min = 1, Max = 10_000, Meaning = "Children of a generation (lambda) in generational mode; by default maxParallelTrials." },
        ],
        Capabilities = new() { MultiObjective = true },
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => Settings.Of(problem).Offspring;

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new(null, [], Settings.Of(problem).InitialStep, 0);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var settings = Settings.Of(study.Problem);
        var unknown = new UnknownConfigurations(study);
        var initial = new InitialDesign(study, unknown);
        var current = memory.Told < settings.Sample ? null : Find(study, memory.Current);
        var candidates = new List<Candidate>(count);
        while (candidates.Count < count
            && (current is null ? initial.Next(candidates.Count, random) : Child(study.Problem.Space, current, memory.Step, settings, unknown, random)) is { } candidate)
        {
            candidates.Add(candidate);
        }

        return (candidates, memory);
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(evaluations);
        var contest = new Contest(Settings.Of(study.Problem), Individual.Of(study, memory.Archive), Find(study, memory.Current), memory.Step, random);
        foreach (var evaluation in evaluations.OrderBy(e => e.Trial))
        {
            contest.Enter(Individual.Of(study.Problem, evaluation));
        }

        return contest.Result(memory.Told + evaluations.Count);
    }

    private static Individual? Find(StudyView study, int? trial) => trial is { } number && study.Find(number) is { } evaluation ? Individual.Of(study.Problem, evaluation) : null;

    private static Candidate? Child(SearchSpace space, Individual parent, double step, Settings settings, UnknownConfigurations unknown, RandomSource random)
    {
        var point = parent.Genes(space, random);
        var movable = Variation.Movable(space, parent.Candidate.Configuration);
        var always = movable.Count == 0 ? -1 : movable[random.NextInt(movable.Count)];
        for (var i = 0; i < point.Length; i++)
        {
            if (i == always || random.NextBool(settings.MutationRate))
            {
                point[i] = RealVariation.Polynomial(space.Axes[i], point[i], RealVariation.Eta(step), random);
            }
        }

        return unknown.Near(point, random) is { } configuration ? new Candidate(configuration) { Parents = [parent.Trial] } : null;
    }

    private sealed record Settings(int ArchiveSize, int GridDepth, double InitialStep, double MutationRate, int Offspring, double Damping, int Sample)
    {
        public static Settings Of(SearchProblem problem) => new(
            problem.Settings.Integer("archiveSize", DefaultArchiveSize),
            problem.Settings.Integer("gridDepth", DefaultGridDepth),
            problem.Settings.Number("initialStep", DefaultInitialStep),
            problem.Settings.Number("mutationRate", 0),
            problem.Settings.Integer("offspring", problem.Budget.MaxParallelTrials),
            1 / Math.Sqrt(problem.Space.Dimensions + 1.0),
            Math.Clamp(problem.Budget.MaxTrials / ShareOfSample, SmallestSample, LargestSample));
    }

    /// <summary>Lets outcomes compete for the archive and for the place of the current trial.</summary>
    private sealed class Contest(Settings settings, List<Individual> archive, Individual? current, double step, RandomSource random)
    {
        private Individual? _current = current;
        private double _step = step;

        public Memory Result(int told) => new(_current?.Trial, [.. archive.Select(a => a.Trial)], _step, told);

        public void Enter(Individual child)
        {
            var isDominated = !child.IsMeasured || archive.Exists(a => Dominance.Dominates(a.Costs, child.Costs));
            var beaten = archive.RemoveAll(a => Dominance.Dominates(child.Costs, a.Costs));
            AdaptStep(child, isSuccess: !isDominated && (beaten > 0 || child.Costs.Length > 1));
            if (isDominated)
            {
                return;
            }

            archive.Add(child);
            var grid = new ObjectiveGrid([.. archive.Select(a => a.Costs)], settings.GridDepth);
            if (_current is null || beaten > 0 || grid.Crowd(child.Costs) <= grid.Crowd(_current.Costs))
            {
                _current = child;
            }

            if (archive.Count > settings.ArchiveSize)
            {
                DropFromMostCrowded(grid);
            }
        }

        // Success in one of five keeps the step (in the form of Kern and others, 2004). A child of a trial that has been replaced meanwhile says nothing by losing, and
        // what the strategy did not breed says nothing at all.
        private void AdaptStep(Individual child, bool isSuccess)
        {
            var parents = child.Candidate.Parents;
            if (parents.Count > 0 && (isSuccess || parents[0] == _current?.Trial))
            {
                _step *= Math.Exp(isSuccess ? settings.Damping : -settings.Damping / 4);
                _step = _step < SmallestStep ? settings.InitialStep : Math.Min(_step, LargestStep);
            }
        }

        private void DropFromMostCrowded(ObjectiveGrid grid)
        {
            var crowds = archive.Select(a => grid.Crowd(a.Costs)).ToList();
            var most = Enumerable.Range(0, archive.Count).Where(i => crowds[i] == crowds.Max()).ToList();
            archive.RemoveAt(most[random.NextInt(most.Count)]);
        }
    }
}
