using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Evolution strategy with self-adaptive steps (Schwefel, 1995; Beyer and Schwefel, 2002): every individual carries a step size for each numeric axis and, for each categorical
/// one, a probability to change (mixed-integer strategy, Li, Emmerich and others, 2013). They are inherited, varied and selected together with it.
/// </summary>
/// <remarks>
/// Generational mode is the (mu,lambda) or (mu+lambda) strategy. Asynchronous mode breeds a child for every free slot from the mu best of all trials (plus) or of the last lambda
/// (comma). Steps travel with their trial, the memory holds trial numbers only.
/// </remarks>
public sealed class EvolutionStrategy : IOptimizer<EvolutionStrategy.Memory>
{
    /// <summary>First step size as a part of every axis: wide enough to leave a bad fifth of it.</summary>
    public const double DefaultInitialStep = 0.2;

    // Below, trainings do not differ; above, a step is a draw. The upper bound is also that of the probability to change.
    private const double SmallestStep = 1e-4;
    private const double LargestStep = 0.5;

    // Lambda of 4 to 7 mu is the usual pressure (Schwefel, 1995); few trials want few generations less than many offspring.
    private const int OffspringForEachParent = 4;

    // Steps of their own for every axis are learned from about as many trials; before, they are noise (Hansen and Ostermeier, 2001, on individual step sizes).
    private const int TrialsToLearnOneStep = 200;

    /// <summary>What the strategy remembers.</summary>
    /// <param name="Pool">Trials from which parents are chosen: with plus selection the mu best, with comma selection the last lambda.</param>
    /// <param name="Told">How many outcomes it was told.</param>
    public sealed record Memory(IReadOnlyList<int> Pool, int Told);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "es",
        Summary = "Evolution strategy: normal mutation with self-adaptive step sizes, recombination, plus or comma selection.",
        Settings =
        [
            new() { Name = "parents", IsGenerationSize = true, Type = SettingType.Integer, Min = 1, Max = 10_000, Meaning = "Parents (mu); by default a quarter of the root of maxTrials, between 3 and 15." },
            new() { Name = "offspring", IsGenerationSize = true, Type = SettingType.Integer, Min = 1, Max = 10_000, Meaning = "Trials of a generation (lambda), and of the initial sample; by default four for each parent, or more where more trials run at once." },
            new() { Name = "selection", Type = SettingType.Choice, Choices = ["plus", "comma"], Default = "plus", Meaning = "Whether parents compete with their offspring (plus) or make room for the latest (comma)." },
            new() { Name = "recombination", Type = SettingType.Choice, Choices = ["intermediate", "discrete", "none"], Default = "intermediate", Meaning = "Whether a child lies between two parents, has each value from one of them, or has one parent only." },
            new() { Name = "stepSizes", Type = SettingType.Choice, Choices = ["single", "individual"], Meaning = "Whether the numeric axes share the change of their steps; by default individual where maxTrials is at least 200 for each axis." },
            new() { Name = "initialStep", Type = SettingType.Number, Min = SmallestStep, Max = LargestStep, Default = "0.2", Meaning = "First step size as a part of the axis." },
        ],
        Check = CheckStudy,
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => Settings.Of(problem).Offspring;

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new([], 0);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var settings = Settings.Of(study.Problem);
        var unknown = new UnknownConfigurations(study);
        var parents = Individual.BestFirst(Individual.Of(study, memory.Pool).Where(i => i.IsMeasured)).Take(settings.Parents).ToList();
        var (initial, breeding) = (new InitialDesign(study, unknown), new Breeding(study.Problem.Space, settings, parents, random));
        var candidates = new List<Candidate>(count);
        var isBreeding = memory.Told >= settings.Offspring && parents.Count > 0;
        while (candidates.Count < count && (isBreeding ? breeding.Child(unknown) : initial.Next(candidates.Count, random)) is { } candidate)
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
        var settings = Settings.Of(study.Problem);
        var pool = memory.Pool.Concat(evaluations.Select(e => e.Trial).Order());
        return new Memory(
            settings.IsPlus ? [.. Individual.BestFirst(Individual.Of(study, pool)).Take(settings.Parents).Select(i => i.Trial)] : [.. pool.TakeLast(settings.Offspring)],
            memory.Told + evaluations.Count);
    }

    private static List<Problem> CheckStudy(Study study)
    {
        var problem = SearchProblem.Of(study, seed: 0);
        var settings = Settings.Of(problem);
        var problems = new List<Problem>();
        if (!settings.IsPlus && settings.Parents >= settings.Offspring)
        {
            problems.Add(new("optimizer.settings.parents", $"With comma selection {settings.Parents} parents of {settings.Offspring} offspring select nothing. Use fewer parents, more offspring, or plus selection."));
        }

        if (problem.Settings.Has("parents") && settings.Offspring > study.Budget.MaxTrials)
        {
            problems.Add(new("optimizer.settings.parents", $"{settings.Parents} parents have {settings.Offspring} offspring by default, but maxTrials is {study.Budget.MaxTrials}. Use fewer parents, set offspring, or raise maxTrials."));
        }

        return problems;
    }

    private sealed record Settings(int Parents, int Offspring, bool IsPlus, string Recombination, bool IsSingle, double InitialStep)
    {
        public static Settings Of(SearchProblem problem)
        {
            var (given, budget) = (problem.Settings, problem.Budget);
            var parents = given.Integer("parents", Math.Clamp((int)Math.Round(Math.Sqrt(budget.MaxTrials) / 4), 3, 15));
            return new(
                parents,
                given.Integer("offspring", PopulationSizes.ForSlots(budget, OffspringForEachParent * parents)),
                given.Choice("selection", "plus") == "plus",
                given.Choice("recombination", "intermediate"),
                given.Choice("stepSizes", budget.MaxTrials < TrialsToLearnOneStep * problem.Space.Dimensions ? "single" : "individual") == "single",
                given.Number("initialStep", DefaultInitialStep));
        }
    }

    /// <summary>Breeds the children of one ask.</summary>
    private sealed class Breeding(SearchSpace space, Settings settings, List<Individual> parents, RandomSource random)
    {
        private readonly int _numeric = space.Axes.Count(a => !a.IsCategorical && !a.IsFixed);
        private readonly int _categorical = space.Axes.Count(a => a.IsCategorical && !a.IsFixed);

        public Candidate? Child(UnknownConfigurations unknown)
        {
            var first = Select();
            var second = settings.Recombination == "none" ? first : Select();
            var steps = Mutate(Between(Steps(first), Steps(second)));
            var point = Recombine(first.Genes(space, random), second.Genes(space, random));
            for (var i = 0; i < point.Length; i++)
            {
                point[i] = !space.Axes[i].IsCategorical || random.NextBool(steps[i]) ? Variation.Step(space.Axes[i], point[i], steps[i], random) : point[i];
            }

            return unknown.Near(point, random) is { } configuration
                ? new Candidate(configuration) { Genotype = NumberText.WriteShort(steps), Parents = first == second ? [first.Trial] : [first.Trial, second.Trial] }
                : null;
        }

        private Individual Select() => parents[random.NextInt(parents.Count)];

        private double[] Recombine(double[] a, double[] b)
        {
            var isBetween = settings.Recombination == "intermediate";
            return [.. a.Select((x, i) => isBetween && !space.Axes[i].IsCategorical ? (x + b[i]) / 2 : random.NextBool(0.5) ? x : b[i])];
        }

        // Intermediate whatever happens to the point (Schwefel, 1995); on the scale on which steps vary, so that they do not grow by being averaged.
        private static double[] Between(double[] a, double[] b) => [.. a.Select((step, i) => Math.Sqrt(step * b[i]))];

        // One draw for the whole individual and one for each axis; learning rates of Schwefel, 1995.
        private double[] Mutate(double[] steps)
        {
            var shared = random.NextGaussian() / Math.Sqrt((settings.IsSingle ? 1 : 2) * Math.Max(1, _numeric));
            var own = settings.IsSingle ? 0 : 1 / Math.Sqrt(2 * Math.Sqrt(Math.Max(1, _numeric)));
            return [.. steps.Select((step, i) => space.Axes[i].IsCategorical
                ? MutateProbability(step)
                : Math.Clamp(step * Math.Exp(shared + (own > 0 ? own * random.NextGaussian() : 0)), SmallestStep, LargestStep))];
        }

        // Logistic, so that it stays a probability (Baeck, 1996), with the bounds of Li, Emmerich and others, 2013.
        private double MutateProbability(double probability) => Math.Clamp(
            1 / (1 + (1 - probability) / probability * Math.Exp(-random.NextGaussian() / Math.Sqrt(2 * Math.Max(1, _categorical)))),
            1.0 / (3 * Math.Max(1, _categorical)),
            LargestStep);

        // What it did not breed has the first steps; of its values about one is to change.
        private double[] Steps(Individual parent) => NumberText.Read(parent.Candidate.Genotype, space.Dimensions)
            ?? [.. space.Axes.Select(axis => axis.IsCategorical ? Math.Min(LargestStep, 1.0 / space.Dimensions) : settings.InitialStep)];
    }
}
