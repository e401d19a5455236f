using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Ant colony optimization with an archive of solutions: ACO_R for numeric parameters (Socha and Dorigo, 2008), pheromones from the same archive for
/// categories as in ACO_MV (Liao, Socha, Montes de Oca, Stützle and Dorigo, 2014). Every outcome enters the archive on arrival, so it needs no generations.
/// </summary>
public sealed class AntColony : IOptimizer<AntColony.Memory>
{
    /// <summary>Locality of the search: the smaller, the more the best solutions guide (Socha and Dorigo, 2008, use 0.0001 to 0.1 for archives of 50; small archives want more).</summary>
    public const double DefaultLocality = 0.3;

    /// <summary>Speed at which solutions are forgotten, ξ: width of a step in mean distances between solutions (Socha and Dorigo, 2008).</summary>
    public const double DefaultSpeed = 0.85;

    /// <summary>What the algorithm remembers.</summary>
    /// <param name="Archive">Numbers of the best trials, best first.</param>
    public sealed record Memory(IReadOnlyList<int> Archive);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "aco",
        Summary = "Ant colony optimization: steps around solutions of an archive that rank high, pheromones for categories.",
        Settings =
        [
            new() { Name = "archiveSize", IsGenerationSize = true, Type = SettingType.Integer, Min = 2, Max = 10_000, Meaning = "Solutions that guide the search; by default a tenth of maxTrials, between 10 and 50." },
            new() { Name = "ants", IsGenerationSize = true, Type = SettingType.Integer, Min = 1, Max = 10_000, Default = "4", Meaning = "Candidates of a generation." },
            new() { Name = "locality", Type = SettingType.Number, Min = 0.0001, Max = 10, Default = "0.3", Meaning = "How evenly the solutions of the archive guide, q; small follows the best." },
            new() { Name = "speed", Type = SettingType.Number, Min = 0.01, Max = 5, Default = "0.85", Meaning = "Width of a step in mean distances between solutions, ξ." },
        ],
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => Settings.Of(problem).Ants;

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new([]);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var (settings, unknown, space) = (Settings.Of(study.Problem), new UnknownConfigurations(study), study.Problem.Space);
        var (design, steps) = (new InitialDesign(study, unknown), new QuasiNormal(study, space.Dimensions));
        var archive = Individual.Of(study, memory.Archive).Where(i => i.IsMeasured).ToList();
        var colony = archive.Count < 2 ? null : new Colony(space, [.. archive.Select(i => i.Genes(space, random))], settings);
        var candidates = new List<Candidate>(count);
        while (candidates.Count < count)
        {
            var configuration = study.Settled.Count + study.Pending.Count + candidates.Count < settings.ArchiveSize || colony is null
                ? design.At(candidates.Count, random)
                : unknown.Near(colony.Walk(steps.At(candidates.Count), random), random);
            if (configuration is null)
            {
                break;
            }

            candidates.Add(new Candidate(configuration));
        }

        return (candidates, memory);
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(evaluations);
        var all = Individual.Of(study, memory.Archive).Concat(evaluations.Select(e => Individual.Of(study.Problem, e)));
        return new([.. Individual.BestFirst(all).Take(Settings.Of(study.Problem).ArchiveSize).Select(i => i.Trial)]);
    }

    private sealed record Settings(int ArchiveSize, int Ants, double Locality, double Speed)
    {
        public static Settings Of(SearchProblem problem) => new(
            problem.Settings.Integer("archiveSize", PopulationSizes.TenthOf(problem.Budget)),
            problem.Settings.Integer("ants", 4),
            problem.Settings.Number("locality", DefaultLocality),
            problem.Settings.Number("speed", DefaultSpeed));
    }

    private sealed class Colony
    {
        private readonly SearchSpace _space;
        private readonly double[][] _archive;
        private readonly Settings _settings;
        private readonly double[] _weights;

        public Colony(SearchSpace space, double[][] archive, Settings settings)
        {
            (_space, _archive, _settings) = (space, archive, settings);
            // Weight of a rank: normal with mean 1 and deviation q·k (Socha and Dorigo, 2008, eq. 5).
            var deviation = settings.Locality * archive.Length;
            _weights = [.. archive.Select((_, rank) => Math.Exp(-rank * rank / (2 * deviation * deviation)))];
        }

        public double[] Walk(double[] step, RandomSource random)
        {
            var guide = _archive[random.NextWeighted(_weights)];
            return [.. guide.Select((position, axis) => _space.Axes[axis].IsCategorical ? Category(axis, random) : Number(axis, position, step[axis]))];
        }

        private double Number(int axis, double position, double step)
        {
            var distance = _archive.Sum(solution => Math.Abs(solution[axis] - position)) / (_archive.Length - 1);
            return Variation.Reflect(position + _settings.Speed * distance * step);
        }

        // Pheromone of a value: the weight of the best solution that has it, shared among those that do, and a rest for what none has (Liao et al., 2014, eq. 7).
        private double Category(int axis, RandomSource random)
        {
            var levels = (int)(_space.Axes[axis].Levels ?? 1);
            var (pheromones, users) = (new double[levels], new int[levels]);
            for (var rank = _archive.Length - 1; rank >= 0; rank--)
            {
                var level = _space.Axes[axis].EvenLevel(_archive[rank][axis]);
                (pheromones[level], users[level]) = (_weights[rank], users[level] + 1);
            }

            var unused = users.Count(u => u == 0);
            for (var level = 0; level < levels; level++)
            {
                pheromones[level] = (users[level] > 0 ? pheromones[level] / users[level] : 0) + (unused > 0 ? _settings.Locality / unused : 0);
            }

            return _space.Axes[axis].EvenPosition(random.NextWeighted(pheromones));
        }
    }
}
