using System.Text.Json.Serialization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Genetic algorithm (Holland, 1975), on bit strings or real numbers: selection, crossover, mutation, elites.
/// Generational mode replaces the population but for its elites; asynchronous mode is steady state (Syswerda, 1991):
/// a child is bred for every free slot and the population keeps the best.
/// </summary>
public sealed class GeneticAlgorithm : IOptimizer<GeneticAlgorithm.Memory>
{
    /// <summary>Bits of a continuous parameter: one in 1,023 of its range. Finer bits would spend small budgets on differences that training does not show.</summary>
    public const int DefaultBits = 10;

    /// <summary>Probability that two parents are recombined at all (De Jong, 1975).</summary>
    public const double DefaultCrossoverRate = 0.9;

    /// <summary>Contestants of a tournament: half of the smallest default population, a pressure for budgets of tens of trials.</summary>
    public const int DefaultTournamentSize = 5;

    /// <summary>The best of the last generation survive, so the best is never lost.</summary>
    public const int DefaultElites = 2;

    /// <summary>What the algorithm remembers.</summary>
    /// <param name="Population">Numbers of the trials that may become parents, best first, failed ones last.</param>
    public sealed record Memory([property: JsonConverter(typeof(TrialNumbersJson))] IReadOnlyList<int> Population);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "ga",
        Summary = "Genetic algorithm on strings of bits or on real numbers: tournament or rank selection, crossover, mutation, elites.",
        Settings =
        [
            new() { Name = "populationSize", IsGenerationSize = true, Type = SettingType.Integer, Min = 2, Max = 10_000, Meaning = "Individuals of a generation; by default a tenth of maxTrials, between 10 and 50." },
            new() { Name = "encoding", Type = SettingType.Choice, Choices = ["gray", "binary", "real"], Default = "gray", Meaning = "How values become genes: bits in Gray code, plain bits, or real numbers." },
            new() { Name = "bits", Type = SettingType.Integer, Min = 1, Max = 52, Default = "10", Meaning = "Bits of a continuous parameter; not with real." },
            new() { Name = "selection", Type = SettingType.Choice, Choices = ["tournament", "rank"], Default = "tournament", Meaning = "How parents are chosen." },
            new() { Name = "tournamentSize", Type = SettingType.Integer, Min = 1, Max = 100, Default = "5", Meaning = "Contestants of a tournament." },
            new() { Name = "crossover", Type = SettingType.Choice, Choices = ["one-point", "two-point", "uniform", "blend", "sbx"], Meaning = "How two parents are recombined: bits by one-point, two-point or uniform (by default two-point), real numbers by blend, sbx or uniform (by default blend)." },
            new() { Name = "crossoverRate", Type = SettingType.Number, Min = 0, Max = 1, Default = "0.9", Meaning = "Probability that two parents are recombined." },
            new() { Name = "mutationRate", Type = SettingType.Number, Min = 0, Max = 1, Meaning = "Probability that a bit flips or, with real, that a value changes; by default one over the number of parameters, for whole parameters, and with bits one always changes." },
            new() { Name = "elites", Type = SettingType.Integer, Min = 0, Max = 10_000, Default = "2", Meaning = "Best individuals that survive a generation; fewer than populationSize." },
        ],
        Check = CheckStudy,
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => Settings.Of(problem).PopulationSize;

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new([]);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var settings = Settings.Of(study.Problem);
        var chromosomes = settings.Chromosomes(study, random);
        var parents = Individual.Of(study, memory.Population).Where(i => i.IsMeasured).ToList();
        var candidates = new List<Candidate>(count);
        while (candidates.Count < count)
        {
            var isInitial = study.Settled.Count + study.Pending.Count + candidates.Count < settings.PopulationSize || parents.Count == 0;
            if ((isInitial ? chromosomes.Initial(candidates.Count) : Child(chromosomes, settings, parents, random)) is not { } candidate)
            {
                break;
            }

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
        var settings = Settings.Of(study.Problem);
        var survivors = study.Problem.Mode == OptimizerMode.Generational ? memory.Population.Take(settings.Elites) : memory.Population;
        var all = Individual.Of(study, survivors).Concat(evaluations.Select(e => Individual.Of(study.Problem, e)));
        return new([.. Individual.BestFirst(all).Take(settings.PopulationSize).Select(i => i.Trial)]);
    }

    private static Candidate? Child(IChromosomes chromosomes, Settings settings, List<Individual> parents, RandomSource random)
    {
        var first = parents[settings.Select(parents.Count, random)];
        var second = parents[settings.Select(parents.Count, random)];
        return first != second && random.NextBool(settings.CrossoverRate) ? chromosomes.Child(first, second) : chromosomes.Child(first, null);
    }

    private static List<Problem> CheckStudy(Study study)
    {
        var problem = SearchProblem.Of(study, seed: 0);
        var settings = Settings.Of(problem);
        var problems = new List<Problem>();
        if (settings.Elites >= settings.PopulationSize)
        {
            problems.Add(new("optimizer.settings.elites", $"{settings.Elites} elites leave no room in a population of {settings.PopulationSize}. Use fewer elites or a larger populationSize."));
        }

        if (settings is { IsReal: true, Crossover: "one-point" or "two-point" })
        {
            problems.Add(new("optimizer.settings.crossover", $"{settings.Crossover} cuts strings of bits, and the encoding is real. Use sbx, blend or uniform, or the encoding gray."));
        }

        if (settings is { IsReal: false, Crossover: "sbx" or "blend" })
        {
            problems.Add(new("optimizer.settings.crossover", $"{settings.Crossover} recombines real numbers, and the encoding is {settings.Encoding}. Use one-point, two-point or uniform, or the encoding real."));
        }

        if (settings.IsReal && problem.Settings.Integer("bits", 0) is > 0 and var bits)
        {
            problems.Add(new("optimizer.settings.bits", $"{bits} bits mean nothing to the encoding real. Leave bits out, or use the encoding gray."));
        }

        return problems;
    }

    private sealed record Settings(
        int PopulationSize, string Encoding, int Bits, bool Tournament, int TournamentSize, string Crossover, double CrossoverRate, double? MutationRate, int Elites)
    {
        public static Settings Of(SearchProblem problem)
        {
            var (given, encoding) = (problem.Settings, problem.Settings.Choice("encoding", "gray"));
            var populationSize = given.Integer("populationSize", PopulationSizes.TenthOf(problem.Budget));
            return new(
                populationSize,
                encoding,
                given.Integer("bits", DefaultBits),
                given.Choice("selection", "tournament") == "tournament",
                given.Integer("tournamentSize", DefaultTournamentSize),
                given.Choice("crossover", encoding == "real" ? "blend" : "two-point"),
                given.Number("crossoverRate", DefaultCrossoverRate),
                given.Number("mutationRate", double.NaN) is var rate && double.IsNaN(rate) ? null : rate,
                given.Integer("elites", Math.Min(DefaultElites, populationSize - 1)));
        }

        public bool IsReal => Encoding == "real";

        public IChromosomes Chromosomes(StudyView study, RandomSource random) => IsReal
            ? new RealChromosomes(study, Crossover, MutationRate ?? 1.0 / Math.Max(1, study.Problem.Space.Dimensions), random)
            : new BitChromosomes(study, new BitEncoding(study.Problem.Space, Bits, Encoding == "gray"), Crossover, MutationRate, random);

        /// <summary>Index of a parent among so many that are sorted, the best first.</summary>
        public int Select(int count, RandomSource random) => Tournament ? TournamentWinner(count, random) : RankedIndex(count, random);

        // The population is sorted, so the smallest of the drawn indices wins.
        private int TournamentWinner(int count, RandomSource random)
        {
            var winner = random.NextInt(count);
            for (var i = 1; i < TournamentSize; i++)
            {
                winner = Math.Min(winner, random.NextInt(count));
            }

            return winner;
        }

        // Linear ranking (Baker, 1985): of N individuals the i-th worst is chosen with probability 2i / (N (N + 1)).
        private static int RankedIndex(int count, RandomSource random)
        {
            var ticket = random.NextDouble() * count * (count + 1) / 2;
            var index = 0;
            for (var share = count; ticket >= share && index < count - 1; share--)
            {
                ticket -= share;
                index++;
            }

            return index;
        }
    }
}
