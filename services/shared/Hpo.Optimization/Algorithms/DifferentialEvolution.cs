using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Differential evolution (Storn and Price, 1997): a child moves by differences of other members and takes its parent's place if it is not worse.
/// By default with the adaptation of L-SHADE (Tanabe and Fukunaga, 2014): an archive, learned scale factors and crossover rates, and a population that shrinks as the budget is
/// used. A child names its parent, so outcomes may arrive in any order.
/// </summary>
/// <remarks>
/// L-SHADE is made for 10,000 evaluations for each parameter. For tens to hundreds of trials three things are greedier here: the population is small, children start at the centre of
/// the better half (Fan and Lampinen, 2003, start at the centre of members; recombination of many averages their errors out, Beyer, 1995) where L-SHADE goes a part of the way to one of
/// the best, and a child that does not match its parent may still replace the worst member.
/// </remarks>
public sealed class DifferentialEvolution : IOptimizer<DifferentialEvolution.Memory>
{
    /// <summary>Scale factor of the classical strategies (Storn and Price, 1997).</summary>
    public const double DefaultScaleFactor = 0.7;

    /// <summary>Crossover rate of the classical strategies (Storn and Price, 1997).</summary>
    public const double DefaultCrossoverRate = 0.9;

    // Of L-SHADE: entries of the success memory, size of the archive in populations, spread around what is learned, first crossover rate.
    private const int HistoryLength = 6;
    private const double ArchiveShare = 2.6;
    private const double Spread = 0.1;
    private const double FirstCrossoverRate = 0.5;

    // The least that differential evolution is known to work with (Storn and Price, 1997, say 0.4 to 1): where children start at a centre, short differences bring them on sooner.
    private const double FirstScaleFactor = 0.4;
    private const int SmallestPopulation = 4;

    // A program that diverges may report costs whose differences, or the sums of these, are beyond what numbers hold.
    private const double LargestGain = 1e300;

    // L-SHADE begins with 18 members for each parameter; budgets of hundreds of trials would end before so many have had a few children each.
    private const int LeastMembers = 8;
    private const int MembersForEachAxis = 4;

    /// <summary>What the algorithm remembers.</summary>
    /// <param name="Population">Numbers of the trials that are its members.</param>
    /// <param name="Archive">Numbers of trials that gave way to a better child.</param>
    /// <param name="Turn">Whose turn it is to have a child.</param>
    /// <param name="ScaleFactors">Learned centres of the scale factor.</param>
    /// <param name="CrossoverRates">Learned centres of the crossover rate.</param>
    /// <param name="Entry">The entry that is written next.</param>
    /// <param name="Successes">Settings that led to better children since the last entry.</param>
    /// <param name="Children">Children that settled since the last entry.</param>
    public sealed record Memory(
        IReadOnlyList<int> Population,
        IReadOnlyList<int> Archive,
        int Turn,
        IReadOnlyList<double> ScaleFactors,
        IReadOnlyList<double> CrossoverRates,
        int Entry,
        IReadOnlyList<Success> Successes,
        int Children);

    /// <summary>Settings that led to a better child.</summary>
    /// <param name="F">Scale factor.</param>
    /// <param name="Cr">Crossover rate.</param>
    /// <param name="Gain">How much the cost fell.</param>
    public sealed record Success(double F, double Cr, double Gain);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "de",
        Summary = "Differential evolution: children move by differences of other members and replace a parent they match; L-SHADE adaptation by default.",
        Settings =
        [
            new() { Name = "strategy", Type = SettingType.Choice, Choices = ["l-shade", "rand1bin", "best1bin"], Default = "l-shade", Meaning = "How a child is made; l-shade learns its rates." },
            new() { Name = "populationSize", IsGenerationSize = true, Type = SettingType.Integer, Min = 4, Max = 10_000, Meaning = "Members at the beginning; by default an eighth of maxTrials, between 8 and 4 for each parameter, and more where more trials run at once." },
            new() { Name = "scaleFactor", Type = SettingType.Number, Min = 0, Max = 2, Default = "0.7", Meaning = "Length of the differences; for rand1bin and best1bin." },
            new() { Name = "crossoverRate", Type = SettingType.Number, Min = 0, Max = 1, Default = "0.9", Meaning = "Probability that a parameter changes; for rand1bin and best1bin." },
        ],
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => Settings.Of(problem).PopulationSize;

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) =>
        new([], [], 0, [.. Enumerable.Repeat(FirstScaleFactor, HistoryLength)], [.. Enumerable.Repeat(FirstCrossoverRate, HistoryLength)], 0, [], 0);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var unknown = new UnknownConfigurations(study);
        var design = new InitialDesign(study, unknown);
        var settings = Settings.Of(study.Problem);
        var brood = new Brood(study.Problem.Space, settings, memory, Individual.Of(study, memory.Population), Individual.Of(study, memory.Archive));
        var (candidates, turn) = (new List<Candidate>(count), memory.Turn);
        while (candidates.Count < count)
        {
            // Until as many have settled as a population has, and one of them with a fitness, there is nothing to take differences of.
            var isInitial = study.Settled.Count + study.Pending.Count + candidates.Count < settings.PopulationSize || !brood.CanBreed;
            var candidate = isInitial
                ? design.At(candidates.Count, random) is { } drawn ? new Candidate(drawn) : null
                : brood.Child(turn++, unknown, random);
            if (candidate is null)
            {
                break;
            }

            candidates.Add(candidate);
        }

        return (candidates, memory with { Turn = turn });
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(evaluations);
        var settings = Settings.Of(study.Problem);
        var population = Individual.Of(study, memory.Population);
        var archive = memory.Archive.ToList();
        foreach (var arrived in evaluations.Select(e => Individual.Of(study.Problem, e)))
        {
            var tag = Tag.Of(arrived.Candidate);
            memory = Learn(Place(population, archive, arrived, tag, settings) is { } gain && tag is not null
                ? memory with { Successes = [.. memory.Successes, new(tag.F, tag.Cr, gain)], Children = memory.Children + 1 }
                : memory with { Children = memory.Children + (tag is null ? 0 : 1) }, population.Count);
        }

        var size = settings.SizeAt(study.Problem, study.Settled.Count);
        while (population.Count > size)
        {
            population.Remove(Individual.BestFirst(population).Last());
        }

        while (archive.Count > ArchiveShare * size)
        {
            archive.RemoveAt(random.NextInt(archive.Count));
        }

        return memory with { Population = [.. population.Select(i => i.Trial)], Archive = archive };
    }

    // Gives an arrived trial its place; the gain if it is a child that is better than who stood there.
    private static double? Place(List<Individual> population, List<int> archive, Individual arrived, Tag? tag, Settings settings)
    {
        if (tag is null && population.Count < settings.PopulationSize)
        {
            population.Add(arrived);
            return null;
        }

        var rival = population.FindIndex(i => i.Trial == tag?.Parent);
        if (rival < 0 || (settings.IsAdaptive && arrived.Cost > population[rival].Cost))
        {
            rival = population.IndexOf(Individual.BestFirst(population).Last());
        }

        var parent = population[rival];
        if (arrived.Cost > parent.Cost || !arrived.IsMeasured)
        {
            return null;
        }

        population[rival] = arrived;
        if (arrived.Cost < parent.Cost)
        {
            archive.Add(parent.Trial);
        }

        return arrived.Cost < parent.Cost && parent.IsMeasured ? Math.Min(parent.Cost - arrived.Cost, LargestGain) : null;
    }

    // One entry for as many children as there are members: the weighted Lehmer means of what succeeded (Tanabe and Fukunaga, 2014).
    private static Memory Learn(Memory memory, int members)
    {
        if (memory.Children < Math.Max(1, members))
        {
            return memory;
        }

        if (memory.Successes.Count == 0)
        {
            return memory with { Children = 0 };
        }

        double[] factors = [.. memory.ScaleFactors], rates = [.. memory.CrossoverRates];
        factors[memory.Entry] = Lehmer(memory.Successes, s => s.F);
        rates[memory.Entry] = Lehmer(memory.Successes, s => s.Cr);
        return memory with { ScaleFactors = factors, CrossoverRates = rates, Entry = (memory.Entry + 1) % HistoryLength, Successes = [], Children = 0 };
    }

    private static double Lehmer(IReadOnlyList<Success> successes, Func<Success, double> value)
    {
        var below = successes.Sum(s => s.Gain * value(s));
        return below > 0 ? successes.Sum(s => s.Gain * value(s) * value(s)) / below : 0;
    }

    private sealed record Settings(string Strategy, int PopulationSize, double ScaleFactor, double CrossoverRate)
    {
        public static Settings Of(SearchProblem problem) => new(
            problem.Settings.Choice("strategy", "l-shade"),
            problem.Settings.Integer("populationSize", PopulationSizes.ForSlots(problem.Budget, Math.Clamp(problem.Budget.MaxTrials / 8, LeastMembers, Math.Max(LeastMembers, MembersForEachAxis * problem.Space.Dimensions)))),
            problem.Settings.Number("scaleFactor", DefaultScaleFactor),
            problem.Settings.Number("crossoverRate", DefaultCrossoverRate));

        public bool IsAdaptive => Strategy == "l-shade";

        /// <summary>Members after that many settled trials: falls in a line to the least number that allows for differences.</summary>
        public int SizeAt(SearchProblem problem, int settled) => IsAdaptive
            ? Math.Max(SmallestPopulation, (int)Math.Round(PopulationSize + (SmallestPopulation - PopulationSize) * Math.Min(1.0, (double)settled / problem.Budget.MaxTrials)))
            : PopulationSize;
    }

    /// <summary>What a child carries: whom it may replace and how it was made.</summary>
    private sealed record Tag(int Parent, double F, double Cr)
    {
        public static Tag? Of(Candidate candidate) =>
            candidate.Genotype is { } text ? JsonSerializer.Deserialize<Tag>(text, HpoJson.Options) : null;
    }

    private sealed class Brood(SearchSpace space, Settings settings, Memory memory, List<Individual> population, List<Individual> archive)
    {
        private readonly List<Individual> _ranked = [.. Individual.BestFirst(population)];

        public bool CanBreed => population.Count >= SmallestPopulation && _ranked[0].IsMeasured;

        /// <summary>The child of the member whose turn it is; null when the space holds no other configuration.</summary>
        public Candidate? Child(int turn, UnknownConfigurations unknown, RandomSource random)
        {
            var parent = population[turn % population.Count];
            var tag = Rates(parent, random);
            return unknown.Near(Cross(parent.Genes(space, random), Mutant(parent, tag.F, random), tag.Cr, random), random) is { } configuration
                ? new Candidate(configuration) { Genotype = JsonSerializer.Serialize(tag, HpoJson.Options), Parents = [parent.Trial] }
                : null;
        }

        private Tag Rates(Individual parent, RandomSource random)
        {
            if (!settings.IsAdaptive)
            {
                return new(parent.Trial, settings.ScaleFactor, settings.CrossoverRate);
            }

            var entry = random.NextInt(HistoryLength);
            var factor = 0.0;
            while (factor <= 0)
            {
                factor = random.NextCauchy(memory.ScaleFactors[entry], Spread);
            }

            return new(parent.Trial, Math.Min(1, factor), Math.Clamp(memory.CrossoverRates[entry] + Spread * random.NextGaussian(), 0, 1));
        }

        // For each axis where a child may move to: a base and a difference.
        private Func<int, double> Mutant(Individual parent, double factor, RandomSource random)
        {
            var others = population.Where(i => i.Trial != parent.Trial).ToList();
            random.Shuffle(others);
            var (own, first, second, third) = (Genes(parent), Genes(others[0]), Genes(others[1]), Genes(others[2]));
            if (settings.Strategy == "rand1bin")
            {
                return axis => Move(axis, own, first, factor, second, third, random);
            }

            if (settings.Strategy == "best1bin")
            {
                var best = Genes(_ranked[0]);
                return axis => Move(axis, own, best, factor, first, second, random);
            }

            var drawn = random.NextInt(others.Count - 1 + archive.Count);
            var far = Genes(drawn < others.Count - 1 ? others[drawn + 1] : archive[drawn - others.Count + 1]);
            var centre = Centre([.. _ranked.Take(population.Count / 2).Where(i => i.IsMeasured).Select(Genes)], random);
            return axis => Move(axis, own, centre, factor, first, far, random);

            double[] Genes(Individual individual) => individual.Genes(space, random);
        }

        // Categories have no mean; there the centre has the value of any of the points.
        private double[] Centre(double[][] points, RandomSource random) => [.. space.Axes.Select((axis, i) =>
            axis.IsCategorical ? points[random.NextInt(points.Length)][i] : points.Average(point => point[i]))];

        private double Move(int axis, double[] parent, double[] from, double factor, double[] to, double[] other, RandomSource random)
        {
            if (space.Axes[axis].IsCategorical)
            {
                return Category(axis, from, factor, to, other, random);
            }

            var position = from[axis] + factor * (to[axis] - other[axis]);
            // Outside, half-way between the parent and the bound (Zhang and Sanderson, 2009).
            return position < 0 ? parent[axis] / 2 : position > 1 ? (1 + parent[axis]) / 2 : position;
        }

        // A difference of categories is that they differ: then the first of the two is taken over as often as the factor is large.
        // Now and then any category comes up, or one that the population has lost could not come back.
        private double Category(int axis, double[] from, double factor, double[] to, double[] other, RandomSource random)
        {
            if (random.NextBool(1.0 / population.Count))
            {
                return Variation.OtherCategory(space.Axes[axis], from[axis], random);
            }

            return to[axis] != other[axis] && random.NextBool(factor) ? to[axis] : from[axis];
        }

        // Binomial crossover; one axis always comes from the mutant.
        private static double[] Cross(double[] parent, Func<int, double> mutant, double rate, RandomSource random)
        {
            var always = random.NextInt(Math.Max(1, parent.Length));
            return [.. parent.Select((position, axis) => axis == always || random.NextBool(rate) ? mutant(axis) : position)];
        }
    }
}
