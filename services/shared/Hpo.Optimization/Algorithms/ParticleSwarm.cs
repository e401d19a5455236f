using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Particle swarm (Kennedy and Eberhart, 1995) with inertia weight (Shi and Eberhart, 1998). A particle moves on as soon as its trial ends (Koh, George, Haftka and Fregly, 2006);
/// generational mode moves all of them together.
/// </summary>
/// <remarks>
/// Where a particle is and how fast it flies travels with its trial; the memory holds trial numbers only. Categories are coordinates of their own, of which the largest counts.
/// </remarks>
public sealed class ParticleSwarm : IOptimizer<ParticleSwarm.Memory>
{
    /// <summary>
    /// What is left of the velocity. With <see cref="DefaultAttraction"/> the swarm neither flies apart nor freezes, and it converges faster than with the constriction
    /// constants 0.7298 and 1.49618 of Clerc and Kennedy (2002), which suits the ten or so moves that a study allows a particle (Trelea, 2003, parameter set 1).
    /// </summary>
    public const double DefaultInertia = 0.6;

    /// <summary>Pull towards the particle's own best position and towards its neighbours' (Trelea, 2003).</summary>
    public const double DefaultAttraction = 1.7;

    /// <summary>Particles of a neighbourhood on the ring: the particle and those beside it (Kennedy and Mendes, 2002).</summary>
    public const int DefaultNeighborhood = 3;

    // With fewer, a neighbourhood of five would be all of the swarm.
    private const int FewestParticles = 8;

    // The first velocity leads half the way to a random point, so that a particle whose neighbours know nothing better moves too (Clerc, Standard PSO 2006).
    private const double FirstVelocity = 0.5;

    // A particle that hits a bound flies back with half its speed (Standard PSO 2011, Zambrano-Bigiarini, Clerc and Rojas, 2013).
    private const double Rebound = -0.5;

    /// <summary>Where the particles are.</summary>
    /// <param name="At">The trial of every particle's present position; null before its first trial has ended.</param>
    /// <param name="Best">The trial of every particle's best position.</param>
    public sealed record Memory(IReadOnlyList<int?> At, IReadOnlyList<int?> Best);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "pso",
        Summary = "Particle swarm: particles fly on under the pull of their own and their neighbours' best positions.",
        Settings =
        [
            new() { Name = "swarmSize", IsGenerationSize = true, Type = SettingType.Integer, Min = 2, Max = 10_000, Meaning = "Particles; by default 8 for budgets of a few hundred trials, more for larger ones and where more trials run at once." },
            new() { Name = "topology", Type = SettingType.Choice, Choices = ["ring", "star", "vonNeumann"], Default = "vonNeumann", Meaning = "Who a particle's neighbours are: those beside it on a ring, all, or the four beside it on a torus." },
            new() { Name = "neighborhoodSize", Type = SettingType.Integer, Min = 1, Max = 10_000, Default = "3", Meaning = "Particles of a neighbourhood on the ring, the particle itself among them." },
            new() { Name = "inertia", Type = SettingType.Number, Min = 0, Max = 0.999, Default = "0.6", Meaning = "Share of the velocity that is kept." },
            new() { Name = "cognitive", Type = SettingType.Number, Min = 0, Max = 4, Default = "1.7", Meaning = "Pull towards the particle's own best position." },
            new() { Name = "social", Type = SettingType.Number, Min = 0, Max = 4, Default = "1.7", Meaning = "Pull towards the best position of its neighbours." },
        ],
        Check = CheckStudy,
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => Settings.Of(problem).SwarmSize;

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem)
    {
        var nowhere = new int?[Settings.Of(problem).SwarmSize];
        return new Memory(nowhere, nowhere);
    }

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        var flight = new Flight(study, Settings.Of(study.Problem), memory, random);
        var candidates = new List<Candidate>(count);
        while (candidates.Count < count && flight.Next() is { } candidate)
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
        var (at, best) = (memory.At.ToArray(), memory.Best.ToArray());
        foreach (var evaluation in evaluations.OrderBy(e => e.Trial))
        {
            var cost = Cost(evaluation);
            var particle = Particle.IndexOf(evaluation.Candidate, at.Length) ?? Adopter(cost);
            if (particle >= 0)
            {
                at[particle] = evaluation.Trial;
                best[particle] = best[particle] is { } trial && CostOf(trial) <= cost ? trial : evaluation.Trial;
            }
        }

        return new Memory(at, best);

        // What the swarm did not propose becomes the place of a particle that has none, or else of the one that knows the worst place, if it is better.
        int Adopter(double cost)
        {
            var homeless = Array.IndexOf(at, null);
            var worst = Enumerable.Range(0, at.Length).MaxBy(i => best[i] is { } trial ? CostOf(trial) : double.PositiveInfinity);
            return homeless >= 0 ? homeless : best[worst] is { } known && CostOf(known) > cost ? worst : -1;
        }

        double CostOf(int trial) => study.Find(trial) is { } settled ? Cost(settled) : double.PositiveInfinity;
        double Cost(Evaluation evaluation) => Individual.Of(study.Problem, evaluation).Cost;
    }

    private static List<Problem> CheckStudy(Study study)
    {
        var settings = Settings.Of(SearchProblem.Of(study, seed: 0));
        var (pull, bound) = (settings.Cognitive + settings.Social, 24 * (1 - settings.Inertia * settings.Inertia) / (7 - 5 * settings.Inertia));
        var problems = new List<Problem>();
        if (settings.Topology == "ring" && settings.NeighborhoodSize > settings.SwarmSize)
        {
            problems.Add(new Problem("optimizer.settings.neighborhoodSize", $"A neighbourhood of {settings.NeighborhoodSize} exceeds the swarm of {settings.SwarmSize}. Use a smaller one or a larger swarmSize."));
        }

        // Poli, 2009: beyond this bound the variance of a particle's position grows without limit.
        if (pull >= bound)
        {
            problems.Add(new Problem("optimizer.settings", string.Create(CultureInfo.InvariantCulture,
                $"With inertia {settings.Inertia} the particles fly apart when cognitive + social is {pull:0.###}; stay below {bound:0.###}.")));
        }

        return problems;
    }

    private sealed record Settings(int SwarmSize, string Topology, int NeighborhoodSize, double Inertia, double Cognitive, double Social)
    {
        public static Settings Of(SearchProblem problem)
        {
            var (given, swarmSize) = (problem.Settings, problem.Settings.Integer("swarmSize", PopulationSizes.Default(problem.Budget, FewestParticles)));
            return new(
                swarmSize,
                given.Choice("topology", "vonNeumann"),
                given.Integer("neighborhoodSize", Math.Min(DefaultNeighborhood, swarmSize)),
                given.Number("inertia", DefaultInertia),
                given.Number("cognitive", DefaultAttraction),
                given.Number("social", DefaultAttraction));
        }

        /// <summary>The particles that one listens to, itself among them.</summary>
        public IEnumerable<int> Neighbours(int particle) => Topology switch
        {
            "ring" => Enumerable.Range(particle - (NeighborhoodSize - 1) / 2, NeighborhoodSize).Select(i => (i + SwarmSize) % SwarmSize),
            "star" => Enumerable.Range(0, SwarmSize),
            _ => Torus(particle),
        };

        // Rows as long as a near-square needs; the neighbours above and below are one row away in the order of the particles.
        private IEnumerable<int> Torus(int particle)
        {
            var row = (int)Math.Ceiling(Math.Sqrt(SwarmSize));
            return new[] { 0, -1, 1, -row, row }.Select(step => ((particle + step) % SwarmSize + SwarmSize) % SwarmSize);
        }
    }

    /// <summary>A particle as it travels with its trial; without position and velocity before its first move.</summary>
    private sealed record Particle(int Index, double[]? Position, double[]? Velocity)
    {
        public string Write() => string.Create(
            CultureInfo.InvariantCulture, $"{Index}|{NumberText.WriteShort(Position ?? [])}|{NumberText.WriteShort(Velocity ?? [])}");

        /// <summary>The particle that a candidate belongs to; null when the swarm did not propose it.</summary>
        public static Particle? Of(Candidate candidate, int dimensions) => candidate.Genotype?.Split('|') is [var index, var position, var velocity]
            ? new(int.Parse(index, CultureInfo.InvariantCulture), NumberText.Read(position, dimensions), NumberText.Read(velocity, dimensions))
            : null;

        public static int? IndexOf(Candidate candidate, int swarmSize) =>
            candidate.Genotype?.Split('|') is [var text, _, _] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < swarmSize ? index : null;
    }

    /// <summary>Moves the particles of one ask.</summary>
    private sealed class Flight
    {
        private readonly StudyView _study;
        private readonly Settings _settings;
        private readonly Memory _memory;
        private readonly RandomSource _random;
        private readonly OneHot _space;
        private readonly UnknownConfigurations _unknown;
        private readonly InitialDesign _initial;
        private readonly int[] _flying;
        private int _given;

        public Flight(StudyView study, Settings settings, Memory memory, RandomSource random)
        {
            (_study, _settings, _memory, _random) = (study, settings, memory, random);
            _space = new OneHot(study.Problem.Space);
            _unknown = new UnknownConfigurations(study);
            _initial = new InitialDesign(study, _unknown);
            _flying = new int[memory.At.Count];
            foreach (var particle in study.Pending.Select(candidate => Particle.IndexOf(candidate, _flying.Length)).OfType<int>())
            {
                _flying[particle]++;
            }
        }

        /// <summary>The next position of the particle that has the fewest trials in flight and of these waits longest; null when the space holds no other configuration.</summary>
        public Candidate? Next()
        {
            var particle = Enumerable.Range(0, _flying.Length).OrderBy(i => _flying[i]).ThenBy(i => _memory.At[i] is null ? 0 : 1).ThenBy(i => _memory.At[i]).First();
            var candidate = _memory.At[particle] is null && _flying[particle] > 0 ? Scout() : Move(particle);
            _flying[particle]++;
            _given++;
            return candidate;
        }

        // More slots than particles, and none has settled: a point that belongs to no particle yet.
        private Candidate? Scout() => _initial.At(_given, _random) is { } configuration ? new Candidate(configuration) : null;

        private Candidate? Move(int index)
        {
            var neighbours = Individual.BestFirst(Individual.Of(_study, _settings.Neighbours(index).Select(i => _memory.Best[i]).OfType<int>()));
            if (_memory.At[index] is not { } at || _study.Find(at) is not { } present || neighbours.FirstOrDefault() is not { IsMeasured: true } leader)
            {
                return _initial.At(_given, _random) is { } start ? Write(start, index, null, null) : null;
            }

            var own = _memory.Best[index] is { } best ? _study.Find(best) ?? present : present;
            var (position, velocity) = Fly(Position(present.Candidate), Particle.Of(present.Candidate, _space.Dimensions)?.Velocity, Position(own.Candidate), Position(leader.Candidate));
            return _unknown.Near(_space.Narrow(position), _random) is { } configuration
                ? Write(configuration, index, velocity, position)
                : null;
        }

        private (double[] Position, double[] Velocity) Fly(double[] from, double[]? past, double[] own, double[] leader)
        {
            var (position, velocity) = (new double[from.Length], new double[from.Length]);
            for (var i = 0; i < from.Length; i++)
            {
                velocity[i] = _settings.Inertia * (past?[i] ?? FirstVelocity * (_random.NextDouble() - from[i]))
                    + _settings.Cognitive * _random.NextDouble() * (own[i] - from[i])
                    + _settings.Social * _random.NextDouble() * (leader[i] - from[i]);
                var target = from[i] + velocity[i];
                position[i] = Variation.Reflect(target);
                velocity[i] *= target is < 0 or > 1 ? Rebound : 1;
            }

            return (position, velocity);
        }

        private static Candidate Write(Configuration configuration, int index, double[]? velocity, double[]? position) =>
            new(configuration) { Genotype = new Particle(index, position, velocity).Write() };

        private double[] Position(Candidate candidate)
        {
            var point = _study.Problem.Space.Genes(candidate.Configuration, _random);
            return Particle.Of(candidate, _space.Dimensions)?.Position is { } position ? _space.Widen(point, position) : _space.Widen(point);
        }
    }
}
