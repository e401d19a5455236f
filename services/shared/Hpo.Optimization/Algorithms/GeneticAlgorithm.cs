using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Genetic algorithm on bit strings (Holland, 1975): selection, segment-exchanging crossover, bit-flip mutation, elites.
/// Generational mode replaces the population but for its elites; asynchronous mode is steady state (Syswerda, 1991):
/// a child is bred for every free slot and the population keeps the best.
/// </summary>
public sealed class GeneticAlgorithm : IOptimizer<GeneticAlgorithm.Memory>
{
    /// <summary>Bits of a continuous parameter: one in 1,023 of its range. Finer bits would spend small budgets on differences that training does not show.</summary>
    public const int DefaultBits = 10;

    /// <summary>Probability that two parents are recombined at all (De Jong, 1975).</summary>
    public const double DefaultCrossoverRate = 0.9;

    /// <summary>Contestants of a tournament: enough pressure for budgets of tens of trials.</summary>
    public const int DefaultTournamentSize = 3;

    /// <summary>The best of the last generation survive, so the best is never lost.</summary>
    public const int DefaultElites = 2;

    private const int MutationAttempts = 16;

    /// <summary>What the algorithm remembers: the population, best first, and how many candidates it was asked for.</summary>
    /// <param name="Population">Settled individuals that may become parents, best first, failed ones last.</param>
    /// <param name="Asked">Number of candidates proposed so far.</param>
    public sealed record Memory(IReadOnlyList<Individual> Population, int Asked);

    /// <summary>One settled trial as a parent.</summary>
    /// <param name="Trial">Number of the trial.</param>
    /// <param name="Genes">Its bit string.</param>
    /// <param name="Cost">Its objective as a cost, smaller is better; null when its fitness is unavailable.</param>
    public sealed record Individual(int Trial, string Genes, double? Cost);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "ga",
        Summary = "Genetic algorithm on bit strings: tournament or rank selection, segment-exchanging crossover, bit-flip mutation, elites.",
        Settings =
        [
            new() { Name = "populationSize", IsGenerationSize = true, Type = SettingType.Integer, Min = 2, Max = 10_000, Meaning = "Individuals of a generation; by default a tenth of maxTrials, between 10 and 50." },
            new() { Name = "encoding", Type = SettingType.Choice, Choices = ["gray", "binary"], Default = "gray", Meaning = "How positions become bits." },
            new() { Name = "bits", Type = SettingType.Integer, Min = 1, Max = 52, Default = "10", Meaning = "Bits of a continuous parameter." },
            new() { Name = "selection", Type = SettingType.Choice, Choices = ["tournament", "rank"], Default = "tournament", Meaning = "How parents are chosen." },
            new() { Name = "tournamentSize", Type = SettingType.Integer, Min = 1, Max = 100, Default = "3", Meaning = "Contestants of a tournament." },
            new() { Name = "crossover", Type = SettingType.Choice, Choices = ["one-point", "two-point", "uniform"], Default = "two-point", Meaning = "How two parents exchange segments." },
            new() { Name = "crossoverRate", Type = SettingType.Number, Min = 0, Max = 1, Default = "0.9", Meaning = "Probability that two parents are recombined." },
            new() { Name = "mutationRate", Type = SettingType.Number, Min = 0, Max = 1, Meaning = "Probability that a bit flips; by default one over the length of the string." },
            new() { Name = "elites", Type = SettingType.Integer, Min = 0, Max = 10_000, Default = "2", Meaning = "Best individuals that survive a generation; fewer than populationSize." },
        ],
        Check = CheckStudy,
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => Settings.Of(problem).PopulationSize;

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new([], 0);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var brood = new Brood(study, Settings.Of(study.Problem), memory.Population, random);
        var candidates = new List<Candidate>(count);
        while (candidates.Count < count)
        {
            // The first generation is drawn; so is everything as long as no individual has a fitness to inherit from.
            var isInitial = memory.Asked + candidates.Count < brood.Settings.PopulationSize || !memory.Population.Any(i => i.Cost.HasValue);
            if ((isInitial ? brood.Draw() : brood.Child() ?? brood.Draw()) is not { } candidate)
            {
                break;
            }

            candidates.Add(candidate);
        }

        return (candidates, memory with { Asked = memory.Asked + candidates.Count });
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(evaluations);
        var settings = Settings.Of(study.Problem);
        var offspring = evaluations.Select(e => Settle(study.Problem, e));
        var survivors = study.Problem.Mode == OptimizerMode.Generational ? memory.Population.Take(settings.Elites) : memory.Population;
        return memory with { Population = [.. BestFirst(survivors.Concat(offspring)).Take(settings.PopulationSize)] };
    }

    private static Individual Settle(SearchProblem problem, Evaluation evaluation) => new(
        evaluation.Trial,
        evaluation.Candidate.Genotype ?? Settings.Of(problem).Encoding(problem.Space).Encode(evaluation.Candidate.Configuration),
        evaluation.Outcome.Values is { } values ? problem.Cost(values) : null);

    // Ties go to the earlier trial, so that the order of arrival does not matter.
    private static IEnumerable<Individual> BestFirst(IEnumerable<Individual> individuals) =>
        individuals.OrderBy(i => i.Cost ?? double.PositiveInfinity).ThenBy(i => i.Trial);

    private static IReadOnlyList<Problem> CheckStudy(Study study)
    {
        var settings = Settings.Of(SearchProblem.Of(study, seed: 0));
        return settings.Elites < settings.PopulationSize
            ? []
            : [new Problem("optimizer.settings.elites", $"{settings.Elites} elites leave no room in a population of {settings.PopulationSize}. Use fewer elites or a larger populationSize.")];
    }

    private sealed record Settings(
        int PopulationSize, bool Gray, int Bits, bool Tournament, int TournamentSize, string Crossover, double CrossoverRate, double? MutationRate, int Elites)
    {
        public static Settings Of(SearchProblem problem) => new(
            problem.Settings.Integer("populationSize", Math.Clamp(problem.Budget.MaxTrials / 10, 10, 50)),
            problem.Settings.Choice("encoding", "gray") == "gray",
            problem.Settings.Integer("bits", DefaultBits),
            problem.Settings.Choice("selection", "tournament") == "tournament",
            problem.Settings.Integer("tournamentSize", DefaultTournamentSize),
            problem.Settings.Choice("crossover", "two-point"),
            problem.Settings.Number("crossoverRate", DefaultCrossoverRate),
            problem.Settings.Number("mutationRate", double.NaN) is var rate && double.IsNaN(rate) ? null : rate,
            problem.Settings.Integer("elites", DefaultElites));

        public BitEncoding Encoding(SearchSpace space) => new(space, Bits, Gray);
    }

    /// <summary>Breeds the candidates of one ask.</summary>
    private sealed class Brood(StudyView study, Settings settings, IReadOnlyList<Individual> population, RandomSource random)
    {
        private readonly BitEncoding _encoding = settings.Encoding(study.Problem.Space);
        private readonly UnknownConfigurations _unknown = new(study);
        private Candidate? _sibling;

        public Settings Settings => settings;

        public Candidate? Draw() => _unknown.Draw(chance => _encoding.Decode(BitStrings.Random(_encoding.Length, chance)), random) is { } configuration
            ? new Candidate(configuration) { Genotype = _encoding.Encode(configuration) }
            : null;

        /// <summary>A child of two selected parents; null when mutation finds no configuration that is new.</summary>
        public Candidate? Child()
        {
            if (_sibling is { } waiting)
            {
                _sibling = null;
                return Mutate(waiting);
            }

            var (first, second) = (Select(), Select());
            var (a, b) = random.NextBool(settings.CrossoverRate)
                ? BitStrings.Cross(first.Genes, second.Genes, settings.Crossover, random)
                : (first.Genes, second.Genes);
            int[] parents = first.Trial == second.Trial ? [first.Trial] : [first.Trial, second.Trial];
            _sibling = Unmutated(b, parents);
            return Mutate(Unmutated(a, parents));
        }

        // No clones: a child that is known already is mutated again, a little harder each time.
        private Candidate? Mutate(Candidate child)
        {
            var rate = settings.MutationRate ?? 1.0 / Math.Max(1, _encoding.Length);
            var genes = BitStrings.Flip(child.Genotype ?? "", rate, random);
            for (var attempt = 1; attempt <= MutationAttempts; attempt++)
            {
                var configuration = _encoding.Decode(genes);
                if (_unknown.TryTake(configuration))
                {
                    return child with { Configuration = configuration, Genotype = genes };
                }

                genes = BitStrings.FlipExactly(genes, attempt, random);
            }

            return null;
        }

        private Candidate Unmutated(string genes, int[] parents) => new(_encoding.Decode(genes)) { Genotype = genes, Parents = parents };

        private Individual Select() => population[settings.Tournament ? TournamentWinner() : RankedIndex()];

        // The population is sorted, so the smallest of the drawn indices wins.
        private int TournamentWinner()
        {
            var winner = random.NextInt(population.Count);
            for (var i = 1; i < settings.TournamentSize; i++)
            {
                winner = Math.Min(winner, random.NextInt(population.Count));
            }

            return winner;
        }

        // Linear ranking (Baker, 1985): of N individuals the i-th worst is chosen with probability 2i / (N (N + 1)).
        private int RankedIndex()
        {
            var n = population.Count;
            var ticket = random.NextDouble() * n * (n + 1) / 2;
            var index = 0;
            for (var share = n; ticket >= share && index < n - 1; share--)
            {
                ticket -= share;
                index++;
            }

            return index;
        }
    }
}
