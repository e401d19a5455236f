using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Estimation of distribution: samples from a model of the better trials. UMDA models every parameter by itself (Mühlenbein and Paaß, 1996; Larrañaga et al.,
/// 2000), EMNA the numeric ones by a full covariance (Larrañaga et al., 2001). Standard deviations are true ones and fall no faster than the learning rate;
/// categories are drawn by smoothed frequencies. The best trials stay in the population, whichever mode brings their successors.
/// </summary>
public sealed class EstimationOfDistribution : IOptimizer<EstimationOfDistribution.Memory>
{
    /// <summary>Part of the population that the model is made of (Mühlenbein and Paaß, 1996).</summary>
    public const double DefaultSelection = 0.4;

    /// <summary>How far the model moves towards its new parents in a generation.</summary>
    public const double DefaultLearningRate = 0.7;

    // The standard deviation of an evenly filled axis, where every model begins.
    private const double EvenDeviation = 0.2887;

    // Steps that training hardly feels.
    private const double LeastDeviation = 0.005;

    /// <summary>What the algorithm remembers.</summary>
    /// <param name="Population">Numbers of the best trials, best first.</param>
    /// <param name="Deviations">Standard deviation of the model on every axis; not used on categorical ones.</param>
    public sealed record Memory(IReadOnlyList<int> Population, IReadOnlyList<double> Deviations);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "eda",
        Summary = "Estimation of distribution: samples from a normal model of the better trials, and from the frequencies of their categories.",
        Settings =
        [
            new() { Name = "model", Type = SettingType.Choice, Choices = ["umda", "emna"], Default = "umda", Meaning = "Whether parameters are modelled each by itself or with their correlations." },
            new() { Name = "populationSize", IsGenerationSize = true, Type = SettingType.Integer, Min = 4, Max = 10_000, Meaning = "Best trials that are kept; by default a tenth of maxTrials, between 10 and 50." },
            new() { Name = "selection", Type = SettingType.Number, Min = 0.1, Max = 1, Default = "0.4", Meaning = "Part of the population that the model is made of." },
            new() { Name = "learningRate", Type = SettingType.Number, Min = 0.01, Max = 1, Default = "0.7", Meaning = "How far the standard deviations move towards those of the selected trials in a generation." },
        ],
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => Settings.Of(problem).PopulationSize;

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new([], [.. Enumerable.Repeat(EvenDeviation, problem.Space.Dimensions)]);
    }

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var (settings, unknown, space) = (Settings.Of(study.Problem), new UnknownConfigurations(study), study.Problem.Space);
        var (design, steps) = (new InitialDesign(study, unknown), new QuasiNormal(study, space.Dimensions));
        var parents = settings.Parents(Individual.Of(study, memory.Population));
        var model = parents.Count < 2 ? null : new Model(space, [.. parents.Select(p => p.Genes(space, random))], memory.Deviations, settings.IsJoint);
        var candidates = new List<Candidate>(count);
        while (candidates.Count < count)
        {
            var isInitial = study.Settled.Count + study.Pending.Count + candidates.Count < settings.PopulationSize || model is null;
            var configuration = isInitial
                ? design.At(candidates.Count, random)
                : unknown.Near(model!.Sample(steps.At(candidates.Count), random), random);
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
        ArgumentNullException.ThrowIfNull(random);
        var settings = Settings.Of(study.Problem);
        var all = Individual.Of(study, memory.Population).Concat(evaluations.Select(e => Individual.Of(study.Problem, e)));
        var population = Individual.BestFirst(all).Take(settings.PopulationSize).ToList();
        var parents = settings.Parents(population);
        // Trials that come one by one move the model as far as they do together.
        var rate = 1 - Math.Pow(1 - settings.LearningRate, (double)evaluations.Count / settings.PopulationSize);
        var deviations = parents.Count < 2 || population.Count < settings.PopulationSize
            ? memory.Deviations
            : [.. memory.Deviations.Select((old, axis) => Math.Max(LeastDeviation, old + rate * (Deviation(study.Problem.Space, parents, axis) - old)))];
        return new([.. population.Select(i => i.Trial)], deviations);
    }

    private static double Deviation(SearchSpace space, List<Individual> parents, int axis)
    {
        var positions = parents.Select(p => p.Candidate.Configuration.PointIn(space)[axis]).ToList();
        var mean = positions.Average();
        return Math.Sqrt(positions.Sum(p => (p - mean) * (p - mean)) / (positions.Count - 1));
    }

    private sealed record Settings(bool IsJoint, int PopulationSize, double Selection, double LearningRate)
    {
        public static Settings Of(SearchProblem problem) => new(
            problem.Settings.Choice("model", "umda") == "emna",
            problem.Settings.Integer("populationSize", PopulationSizes.TenthOf(problem.Budget)),
            problem.Settings.Number("selection", DefaultSelection),
            problem.Settings.Number("learningRate", DefaultLearningRate));

        public List<Individual> Parents(List<Individual> population) =>
            [.. population.Take(Math.Max(2, (int)Math.Ceiling(Selection * PopulationSize))).Where(i => i.IsMeasured)];
    }

    private sealed class Model
    {
        private readonly SearchSpace _space;
        private readonly double[][] _parents;
        private readonly double[] _means;
        private readonly IReadOnlyList<double> _deviations;
        private readonly double[][]? _root;

        public Model(SearchSpace space, double[][] parents, IReadOnlyList<double> deviations, bool isJoint)
        {
            _space = space;
            _parents = parents;
            _deviations = deviations;
            _means = [.. Enumerable.Range(0, space.Dimensions).Select(axis => parents.Average(p => p[axis]))];
            _root = isJoint ? Correlations().Rows : null;
        }

        public double[] Sample(double[] step, RandomSource random)
        {
            var point = new double[step.Length];
            for (var axis = 0; axis < point.Length; axis++)
            {
                var length = _root is null ? step[axis] : _root[axis].Zip(step, (a, b) => a * b).Sum();
                point[axis] = _space.Axes[axis].IsCategorical ? Category(axis, random) : Variation.Reflect(_means[axis] + _deviations[axis] * length);
            }

            return point;
        }

        // Laplace's rule: as if every value had been seen once among the parents in all.
        private double Category(int axis, RandomSource random)
        {
            var levels = (int)(_space.Axes[axis].Levels ?? 1);
            var weights = Enumerable.Repeat(1.0 / levels, levels).ToArray();
            foreach (var parent in _parents)
            {
                weights[_space.Axes[axis].EvenLevel(parent[axis])]++;
            }

            return _space.Axes[axis].EvenPosition(random.NextWeighted(weights));
        }

        // Few parents know little of correlations: what they show is shrunk towards none (Schäfer and Strimmer, 2005, target D).
        private CholeskyFactor Correlations()
        {
            var n = _space.Dimensions;
            var kept = (double)_parents.Length / (_parents.Length + n);
            return CholeskyFactor.Of([.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, i + 1).Select(j => i == j ? 1 : kept * Correlation(i, j)).ToArray())]);
        }

        private double Correlation(int a, int b)
        {
            if (_space.Axes[a].IsCategorical || _space.Axes[b].IsCategorical)
            {
                return 0;
            }

            var (both, first, second) = (0.0, 0.0, 0.0);
            foreach (var parent in _parents)
            {
                var (x, y) = (parent[a] - _means[a], parent[b] - _means[b]);
                (both, first, second) = (both + x * y, first + x * x, second + y * y);
            }

            return first * second > 0 ? both / Math.Sqrt(first * second) : 0;
        }
    }
}
