using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Evolution strategy with covariance matrix adaptation (Hansen and Ostermeier, 2001; Hansen, 2016), with margin for integers (Hamano et al., 2022) and
/// learned probabilities for categories. Steps are quasi-random. An update takes any full population of outcomes: late ones and those of other origin count in the next, cut to
/// the length that the distribution gives. A distribution that has shrunk to a point starts again with twice the population (Auger and Hansen, 2005).
/// </summary>
public sealed class CovarianceMatrixAdaptation : IOptimizer<CovarianceMatrixAdaptation.Memory>
{
    /// <summary>First step size as a part of the axes.</summary>
    public const double DefaultSigma = 0.2;

    // Steps that no training feels any more.
    private const double SmallestStep = 1e-6;

    private const int LargestPopulation = 1_000;

    private const int Resamplings = 100;

    /// <summary>What the algorithm remembers.</summary>
    /// <param name="State">The search distribution.</param>
    /// <param name="Waiting">Numbers of settled trials that no update has taken in.</param>
    /// <param name="Restarts">How often the search began anew.</param>
    public sealed record Memory(CmaState State, IReadOnlyList<int> Waiting, int Restarts);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "cmaes",
        Summary = "CMA-ES: learns step size and directions of a normal distribution; with margin for integers and learned probabilities for categories.",
        Settings =
        [
            new() { Name = "populationSize", IsGenerationSize = true, Type = SettingType.Integer, Min = 2, Max = LargestPopulation, Meaning = "Samples of an update; by default 4 + 3·ln(number of numeric parameters)." },
            new() { Name = "sigma", Type = SettingType.Number, Min = 0.001, Max = 1, Default = "0.2", Meaning = "First step size as a part of each axis." },
        ],
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => Settings.Of(problem).Population;

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var settings = Settings.Of(problem);
        return new(CmaState.Initial(problem.Space, [.. NumericAxes(problem.Space).Select(_ => 0.5)], settings.Sigma, settings.Population), [], 0);
    }

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var space = study.Problem.Space;
        var unknown = new UnknownConfigurations(study);
        var sampler = new Sampler(space, memory.State);
        var steps = new QuasiNormal(study, memory.State.Mean.Count);
        var candidates = new List<Candidate>(count);
        while (candidates.Count < count)
        {
            var (point, sample) = sampler.Draw(steps.At(candidates.Count), random);
            if (unknown.Near(point, random) is not { } configuration)
            {
                break;
            }

            candidates.Add(new Candidate(configuration) { Genotype = NumberText.Write(sample) });
        }

        return (candidates, memory);
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(evaluations);
        var next = memory.State.Updates == 0 && evaluations.All(e => e.Trial < 0)
            ? Adopt(study, memory, evaluations)
            : memory with { Waiting = [.. memory.Waiting, .. evaluations.Select(e => e.Trial)] };
        while (next.Waiting.Count >= next.State.Population)
        {
            next = Update(study, next, random);
        }

        return next;
    }

    private static IReadOnlyList<Axis> NumericAxes(SearchSpace space) => [.. space.Axes.Where(a => !a.IsCategorical)];

    // What is known from another study says where to begin.
    private static Memory Adopt(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations)
    {
        var best = Individual.BestFirst(evaluations.Select(e => Individual.Of(study.Problem, e))).FirstOrDefault(i => i.IsMeasured);
        return best is null ? memory : memory with { State = memory.State with { Mean = Numbers(study.Problem.Space, best.Candidate.Configuration) } };
    }

    private static Memory Update(StudyView study, Memory memory, RandomSource random)
    {
        var space = study.Problem.Space;
        var taken = Individual.Of(study, memory.Waiting.Take(memory.State.Population));
        var rest = memory with { Waiting = [.. memory.Waiting.Skip(memory.State.Population)] };
        if (!taken.Exists(i => i.IsMeasured))
        {
            return rest;
        }

        var ranked = Individual.BestFirst(taken).Select(i => SampleOf(space, i)).ToList();
        var state = CmaMargin.Apply(CmaUpdate.Apply(memory.State, ranked), NumericAxes(space));
        var widest = state.Mean.Count == 0 ? 1 : Enumerable.Range(0, state.Mean.Count).Max(i => state.Sigma * Math.Sqrt(state.CovarianceAt(i, i)));
        return widest > SmallestStep ? rest with { State = state } : Restart(study.Problem, rest, random);
    }

    private static Memory Restart(SearchProblem problem, Memory memory, RandomSource random)
    {
        var population = Math.Min(2 * memory.State.Population, LargestPopulation);
        double[] mean = [.. memory.State.Mean.Select(_ => random.NextDouble())];
        return memory with { State = CmaState.Initial(problem.Space, mean, Settings.Of(problem).Sigma, population), Restarts = memory.Restarts + 1 };
    }

    private static CmaUpdate.Sample SampleOf(SearchSpace space, Individual individual)
    {
        var point = individual.Candidate.Configuration.PointIn(space);
        var numbers = Numbers(space, individual.Candidate.Configuration);
        return new(
            NumberText.Read(individual.Candidate.Genotype, numbers.Length) ?? numbers,
            [.. space.Axes.Select((axis, i) => (axis, i)).Where(a => a.axis.IsCategorical).Select(a => a.axis.EvenLevel(point[a.i]))]);
    }

    private static double[] Numbers(SearchSpace space, Configuration configuration)
    {
        var point = configuration.PointIn(space);
        return [.. point.Where((_, i) => !space.Axes[i].IsCategorical)];
    }

    private sealed record Settings(int Population, double Sigma)
    {
        public static Settings Of(SearchProblem problem)
        {
            var numeric = Math.Max(1, NumericAxes(problem.Space).Count);
            return new(
                problem.Settings.Integer("populationSize", 4 + (int)(3 * Math.Log(numeric))),
                problem.Settings.Number("sigma", DefaultSigma));
        }
    }

    private sealed class Sampler(SearchSpace space, CmaState state)
    {
        private readonly double[][] _root = Root(state);

        /// <summary>A point of the cube, and its numeric positions before the widening.</summary>
        public (double[] Point, double[] Sample) Draw(double[] step, RandomSource random)
        {
            var (positions, sample) = Numeric(step, random);
            var (point, number, category) = (new double[space.Dimensions], 0, 0);
            for (var i = 0; i < point.Length; i++)
            {
                point[i] = space.Axes[i].IsCategorical
                    ? space.Axes[i].EvenPosition(random.NextWeighted([.. state.Categories[category++]]))
                    : positions[number++];
            }

            return (point, sample);
        }

        // Samples outside are drawn again: what is told must be what was run. In the rare case that none lies within, it is cut to the bounds.
        private (double[] Positions, double[] Sample) Numeric(double[] step, RandomSource random)
        {
            for (var attempt = 1; ; attempt++)
            {
                double[] sample = [.. _root.Select((row, i) => state.Mean[i] + state.Sigma * row.Zip(step, (a, b) => a * b).Sum())];
                double[] positions = [.. sample.Select((x, i) => state.Mean[i] + (x - state.Mean[i]) * state.Widening[i])];
                if (positions.All(p => p is >= 0 and <= 1))
                {
                    return (positions, sample);
                }

                if (attempt == Resamplings)
                {
                    return ([.. positions.Select(p => Math.Clamp(p, 0, 1))], [.. sample.Select(p => Math.Clamp(p, 0, 1))]);
                }

                step = [.. step.Select(_ => random.NextGaussian())];
            }
        }

        private static double[][] Root(CmaState state) => CholeskyFactor.Of(
            [.. Enumerable.Range(0, state.Mean.Count).Select(i => Enumerable.Range(0, i + 1).Select(j => state.CovarianceAt(i, j)).ToArray())]).Rows;
    }
}
