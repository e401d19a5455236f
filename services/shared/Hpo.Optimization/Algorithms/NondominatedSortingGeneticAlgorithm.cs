using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// NSGA-II (Deb, Pratap, Agarwal and Meyarivan, 2002): survival by front and crowding distance, tournaments on both, simulated binary crossover and polynomial mutation.
/// Generational mode is the published algorithm; asynchronous mode is its steady state (Durillo, Nebro, Luna and Alba, 2009): a child for every free slot.
/// </summary>
/// <remarks>
/// A failed trial is infeasible: it stands behind every measured one (constrained domination, in the same paper). With one objective, fronts are costs.
/// </remarks>
public sealed class NondominatedSortingGeneticAlgorithm : IOptimizer<NondominatedSortingGeneticAlgorithm.Memory>
{
    /// <summary>Probability that two parents are recombined at all (Deb and others, 2002).</summary>
    public const double DefaultCrossoverRate = 0.9;

    /// <summary>Distribution index of the crossover (15 to 20 in the applications of the algorithm).</summary>
    public const double DefaultCrossoverEta = 15;

    /// <summary>
    /// Distribution index of the mutation: steps of about a fifth of an axis. The 20 of Deb and others (2002), a twentieth, is for their 25,000 evaluations; in hundreds of trials
    /// a population would still be on its way.
    /// </summary>
    public const double DefaultMutationEta = 5;

    /// <summary>What the algorithm remembers.</summary>
    /// <param name="Population">Trials that survived, by front, the least crowded of a front first; failed ones last.</param>
    /// <param name="Told">How many outcomes it was told.</param>
    public sealed record Memory(IReadOnlyList<int> Population, int Told);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "nsga2",
        Summary = "NSGA-II: genetic algorithm for one or several objectives, survival by front and crowding distance.",
        Settings =
        [
            new() { Name = "populationSize", IsGenerationSize = true, Type = SettingType.Integer, Min = 2, Max = 10_000, Meaning = "Individuals; by default one for every 40 trials, at least 4 and 4 more for each objective, at most 50, and more where more trials run at once." },
            new() { Name = "crossoverRate", Type = SettingType.Number, Min = 0, Max = 1, Default = "0.9", Meaning = "Probability that two parents are recombined." },
            new() { Name = "crossoverEta", Type = SettingType.Number, Min = 0, Max = 1000, Default = "15", Meaning = "Distribution index of the crossover: the larger, the nearer children stay to their parents." },
            new() { Name = "mutationRate", Type = SettingType.Number, Min = 0, Max = 1, Meaning = "Probability that a value is mutated; by default one over the number of parameters." },
            new() { Name = "mutationEta", Type = SettingType.Number, Min = 0, Max = 1000, Default = "5", Meaning = "Distribution index of the mutation: the larger, the smaller the steps." },
        ],
        Capabilities = new() { MultiObjective = true },
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
        var settings = Settings.Of(study.Problem);
        var unknown = new UnknownConfigurations(study);
        var parents = Individual.Of(study, memory.Population).Where(i => i.IsMeasured).ToList();
        var initial = new InitialDesign(study, unknown);
        var candidates = new List<Candidate>(count);
        var isBreeding = memory.Told >= settings.PopulationSize && parents.Count > 0;
        while (candidates.Count < count
            && (isBreeding ? Child(study.Problem.Space, settings, parents, unknown, random) : initial.Next(candidates.Count, random)) is { } candidate)
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
        var candidates = Individual.Of(study, memory.Population.Concat(evaluations.Select(e => e.Trial)).Order());
        return new Memory([.. Survival(candidates).Take(Settings.Of(study.Problem).PopulationSize).Select(i => i.Trial)], memory.Told + evaluations.Count);
    }

    // Front by front, within a front the least crowded first, so that a place in this order says all that a tournament compares.
    private static IEnumerable<Individual> Survival(List<Individual> individuals)
    {
        var ranks = Dominance.Ranks([.. individuals.Select(i => i.Costs)]);
        return individuals.Zip(ranks).GroupBy(p => p.Second, p => p.First).OrderBy(front => front.Key).SelectMany(front =>
        {
            var members = front.ToList();
            return members.Zip(Dominance.Crowding([.. members.Select(m => m.Costs)])).OrderByDescending(p => p.Second).ThenBy(p => p.First.Trial).Select(p => p.First);
        });
    }

    private static Candidate? Child(SearchSpace space, Settings settings, List<Individual> parents, UnknownConfigurations unknown, RandomSource random)
    {
        var (first, second) = (Tournament(parents, random), Tournament(parents, random));
        var isCrossed = first != second && random.NextBool(settings.CrossoverRate);
        var point = first.Genes(space, random);
        point = isCrossed ? RealVariation.SimulatedBinary(space, point, second.Genes(space, random), settings.CrossoverEta, random) : point;

        // A child of one parent alone would be its clone; so at least one value changes.
        var always = isCrossed || point.Length == 0 ? -1 : random.NextInt(point.Length);
        for (var i = 0; i < point.Length; i++)
        {
            point[i] = i == always || random.NextBool(settings.MutationRate) ? RealVariation.Polynomial(space.Axes[i], point[i], settings.MutationEta, random) : point[i];
        }

        return unknown.Near(point, random) is { } configuration
            ? new Candidate(configuration) { Parents = isCrossed ? [first.Trial, second.Trial] : [first.Trial] }
            : null;
    }

    private static Individual Tournament(List<Individual> parents, RandomSource random) =>
        parents[Math.Min(random.NextInt(parents.Count), random.NextInt(parents.Count))];

    private sealed record Settings(int PopulationSize, double CrossoverRate, double CrossoverEta, double MutationRate, double MutationEta)
    {
        public static Settings Of(SearchProblem problem) => new(
            problem.Settings.Integer("populationSize", PopulationSizes.Default(problem.Budget, 4 + 4 * problem.Objectives.Count)),
            problem.Settings.Number("crossoverRate", DefaultCrossoverRate),
            problem.Settings.Number("crossoverEta", DefaultCrossoverEta),
            problem.Settings.Number("mutationRate", 1.0 / Math.Max(1, problem.Space.Dimensions)),
            problem.Settings.Number("mutationEta", DefaultMutationEta));
    }
}
