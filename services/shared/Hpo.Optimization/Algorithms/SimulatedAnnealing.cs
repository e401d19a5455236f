using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983; Černý, 1985): steps to a neighbour, always when it is better and by chance when it is worse,
/// with a probability that falls as the budget is used. As many chains run as trials do at once, as far as the budget lets each of them cool; the trials beyond are further neighbours of the same chains. The first temperature is measured on the initial sample
/// (Ben-Ameur, 2004); a chain that makes no progress goes on from the best.
/// </summary>
public sealed class SimulatedAnnealing : IOptimizer<SimulatedAnnealing.Memory>
{
    /// <summary>Probability that a typical worse neighbour is accepted at the beginning.</summary>
    public const double DefaultAcceptance = 0.3;

    /// <summary>Chains at most when a study does not say.</summary>
    public const int MostChains = 8;

    /// <summary>Trials that a chain needs to cool: with fewer, several neighbours of one chain are tried at once rather than more chains led.</summary>
    public const int TrialsForEachChain = 50;

    // A program that diverges may report costs whose differences are beyond what numbers hold.
    private const double LargestTemperature = 1e300;

    // The last temperature as a part of the first.
    private const double Cooling = 1e-3;

    // Standard deviation of a step at the beginning and at the end, as a part of the axis.
    private const double FirstStep = 0.25;
    private const double LastStep = 0.02;

    // A step moves half of the parameters, so that it is not lost in many dimensions.
    private const double MovedShare = 0.5;

    // Rejections in a row after which a chain goes on from the best.
    private const int Patience = 10;

    /// <summary>What the algorithm remembers.</summary>
    /// <param name="Chains">The chains.</param>
    /// <param name="Initial">Numbers of the first settled trials, until the chains start.</param>
    /// <param name="Temperature">The first temperature; 0 until it is measured.</param>
    /// <param name="Best">Number of the best trial; null before the first measured one.</param>
    /// <param name="Turn">Whose turn it is to step.</param>
    public sealed record Memory(IReadOnlyList<Chain> Chains, IReadOnlyList<int> Initial, double Temperature, int? Best, int Turn);

    /// <summary>One chain.</summary>
    /// <param name="Trial">Number of the trial where it stands.</param>
    /// <param name="Rejected">Steps in a row that it did not take.</param>
    public sealed record Chain(int Trial, int Rejected);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "sa",
        Summary = "Simulated annealing: chains of small steps that accept worse ones less and less often.",
        Settings =
        [
            new() { Name = "startupTrials", IsGenerationSize = true, Type = SettingType.Integer, Min = 2, Max = 10_000, Meaning = "Trials of the initial sample; by default 10, but no more than half of maxTrials." },
            new() { Name = "chains", IsGenerationSize = true, Type = SettingType.Integer, Min = 1, Max = 1_000, Meaning = "Chains; by default maxParallelTrials, at most 8 and at most one for every 50 trials." },
            new() { Name = "acceptance", Type = SettingType.Number, Min = 0.01, Max = 0.99, Default = "0.3", Meaning = "Probability that a typical worse neighbour is accepted at the beginning." },
        ],
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Math.Max(Settings.Of(problem).Chains, problem.Budget.MaxParallelTrials);
    }

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new([], [], 0, null, 0);

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var unknown = new UnknownConfigurations(study);
        var (design, steps) = (new InitialDesign(study, unknown), new QuasiNormal(study, study.Problem.Space.Dimensions));
        var (candidates, turn) = (new List<Candidate>(count), memory.Turn);
        while (candidates.Count < count)
        {
            var isInitial = memory.Chains.Count == 0;
            var chain = isInitial ? 0 : turn++ % memory.Chains.Count;
            var from = isInitial ? null : study.Find(memory.Chains[chain].Trial);
            var configuration = from is null
                ? design.At(candidates.Count, random)
                : unknown.Near(Neighbour(study, from.Candidate.Configuration, steps.At(candidates.Count), random), random);
            if (configuration is null)
            {
                break;
            }

            candidates.Add(from is null ? new Candidate(configuration) : new Candidate(configuration)
            {
                Genotype = chain.ToString(CultureInfo.InvariantCulture),
                Parents = [from.Trial],
            });
        }

        return (candidates, memory with { Turn = turn });
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(evaluations);
        ArgumentNullException.ThrowIfNull(random);
        foreach (var arrived in evaluations.Select(e => Individual.Of(study.Problem, e)))
        {
            var best = Individual.Of(study, memory.Best is { } known ? [known] : []).FirstOrDefault();
            memory = memory with { Best = arrived.IsMeasured && !(best?.Cost <= arrived.Cost) ? arrived.Trial : memory.Best };
            memory = memory.Chains.Count == 0 ? Gather(study, memory, arrived) : Step(study, memory, arrived, random);
        }

        return memory;
    }

    // A failed trial has no energy, so the chains start when enough are measured.
    private static Memory Gather(StudyView study, Memory memory, Individual arrived)
    {
        var settings = Settings.Of(study.Problem);
        var initial = arrived.IsMeasured ? [.. memory.Initial, arrived.Trial] : memory.Initial;
        if (initial.Count < settings.StartupTrials)
        {
            return memory with { Initial = initial };
        }

        var sample = Individual.BestFirst(Individual.Of(study, initial)).ToList();
        var mean = sample.Average(i => i.Cost);
        // A typical difference between neighbours is a part of the spread of the better half.
        var spread = sample.Take((sample.Count + 1) / 2).Average(i => i.Cost) - sample[0].Cost;
        var temperature = (spread > 0 ? spread : Math.Abs(mean) + 1) / -Math.Log(settings.Acceptance);
        return memory with
        {
            Chains = [.. Enumerable.Range(0, settings.Chains).Select(k => new Chain(sample[k % sample.Count].Trial, 0))],
            Initial = [],
            Temperature = double.IsFinite(temperature) ? temperature : LargestTemperature,
        };
    }

    private static Memory Step(StudyView study, Memory memory, Individual arrived, RandomSource random)
    {
        var chains = memory.Chains.ToArray();
        var current = Individual.Of(study, chains.Select(c => c.Trial));
        // A trial that no chain proposed challenges the worst of them.
        var place = int.TryParse(arrived.Candidate.Genotype, CultureInfo.InvariantCulture, out var own) && own < chains.Length
            ? own
            : current.IndexOf(Individual.BestFirst(current).Last());
        var rise = arrived.Cost - current[place].Cost;
        var isAccepted = arrived.IsMeasured && (rise <= 0 || random.NextBool(Math.Exp(-rise / TemperatureNow(study, memory))));
        var rejected = chains[place].Rejected + 1;
        chains[place] = isAccepted ? new(arrived.Trial, rise < 0 ? 0 : rejected)
            : rejected >= Patience ? new(memory.Best ?? chains[place].Trial, 0)
            : chains[place] with { Rejected = rejected };
        return memory with { Chains = chains };
    }

    private static double Progress(StudyView study) => Math.Min(1, (double)study.Settled.Count / study.Problem.Budget.MaxTrials);

    private static double TemperatureNow(StudyView study, Memory memory) => memory.Temperature * Math.Pow(Cooling, Progress(study));

    private static double[] Neighbour(StudyView study, Configuration from, double[] step, RandomSource random)
    {
        var space = study.Problem.Space;
        var point = space.Genes(from, random);
        var always = random.NextInt(Math.Max(1, point.Length));
        var sigma = FirstStep * Math.Pow(LastStep / FirstStep, Progress(study));
        for (var axis = 0; axis < point.Length; axis++)
        {
            if (space.Axes[axis].IsCategorical)
            {
                // Categories change ever more rarely, as steps grow shorter.
                point[axis] = axis == always || random.NextBool(sigma) ? Variation.OtherCategory(space.Axes[axis], point[axis], random) : point[axis];
            }
            else if (axis == always || random.NextBool(MovedShare))
            {
                var (low, high) = space.Axes[axis].Cell(point[axis]);
                point[axis] = Variation.Reflect(point[axis] + Math.Max(sigma, (high - low) / 2) * step[axis]);
            }
        }

        return point;
    }

    private sealed record Settings(int StartupTrials, int Chains, double Acceptance)
    {
        public static Settings Of(SearchProblem problem) => new(
            problem.Settings.Integer("startupTrials", InitialDesign.TrialsOf(problem.Budget)),
            problem.Settings.Integer("chains", Math.Clamp(problem.Budget.MaxParallelTrials, 1, Math.Clamp(problem.Budget.MaxTrials / TrialsForEachChain, 1, MostChains))),
            problem.Settings.Number("acceptance", DefaultAcceptance));
    }
}
