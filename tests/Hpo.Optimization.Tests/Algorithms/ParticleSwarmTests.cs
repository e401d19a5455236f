using System.Text.Json;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class ParticleSwarmTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<ParticleSwarm.Memory>(new ParticleSwarm());

    [Fact]
    public void A_failed_trial_keeps_its_place_in_the_swarm()
    {
        var study = Simulate(new { swarmSize = 6 }, OptimizerMode.Asynchronous).Run(p => p.Trial % 3 == 0 ? null : Distance(p));

        Assert.Equal(6, MemoryOf(study).At.OfType<int>().Distinct().Count());
    }

    [Fact]
    public void Every_particle_moves_once_a_generation()
    {
        var study = Simulate(new { swarmSize = 5 }, OptimizerMode.Generational).Run(Distance);

        Assert.All(study.History.Settled.GroupBy(e => e.Generation), g => Assert.Equal(["0", "1", "2", "3", "4"], g.Select(Particle).Order()));
    }

    [Fact]
    public void A_particle_moves_on_as_soon_as_its_trial_has_ended()
    {
        var study = Simulate(new { swarmSize = 4 }, OptimizerMode.Asynchronous, parallel: 4);
        study.Measure(2, 1);

        var moved = study.State.Pending.Single(p => p.Trial == 4).Candidate;

        Assert.Equal("2", moved.Genotype?.Split('|')[0]);
    }

    [Fact]
    public void The_best_position_of_a_particle_is_kept_while_it_flies()
    {
        var study = Simulate(new { swarmSize = 4 }, OptimizerMode.Asynchronous, parallel: 1).Run(p => p.Trial == 1 ? -1000 : Distance(p));

        Assert.Equal(1, MemoryOf(study).Best[1]);
        Assert.NotEqual(1, MemoryOf(study).At[1]);
    }

    [Fact]
    public void Integers_with_few_values_do_not_stall_the_swarm()
    {
        var study = new StudySimulation(Some.Study(
            "pso", parameters: [Some.Integer("a", 0, 9), Some.Integer("b", 0, 9), Some.Integer("c", 0, 9)], budget: new Budget { MaxTrials = 120, MaxParallelTrials = 2 })).Run(
            p => p.Hyperparameters.Values.Sum(v => Math.Abs(CanonicalNumber.Parse(v) - 7)));

        Assert.Equal(0, study.State.Incumbent!.Values["loss"]);
    }

    [Theory]
    [InlineData("ring"), InlineData("star"), InlineData("vonNeumann")]
    public void Every_topology_finds_the_bowl(string topology)
    {
        var study = Simulate(new { topology }, OptimizerMode.Asynchronous, maxTrials: 200).Run(Distance);

        Assert.InRange(study.State.Incumbent!.Values["loss"], 0, 0.05);
    }

    [Fact]
    public void Constants_under_which_the_swarm_flies_apart_are_refused()
    {
        var unstable = Some.Study("pso", settings: new { inertia = 0.5, cognitive = 2.1, social = 2.1 });
        var stable = Some.Study("pso", settings: new { inertia = 0.7298, cognitive = 1.49618, social = 1.49618 });

        Assert.Contains("stay below 4", Assert.Single(Optimizer.Descriptor.Check!(unstable)).Message, StringComparison.Ordinal);
        Assert.Empty(Optimizer.Descriptor.Check!(stable));
    }

    [Fact]
    public void A_neighbourhood_beyond_the_swarm_is_refused()
    {
        var study = Some.Study("pso", settings: new { swarmSize = 4, topology = "ring", neighborhoodSize = 5 });

        Assert.Equal("optimizer.settings.neighborhoodSize", Assert.Single(Optimizer.Descriptor.Check!(study)).Path);
    }

    [Theory]
    [InlineData("ring"), InlineData("star"), InlineData("vonNeumann")]
    public void A_swarm_of_two_has_small_neighbourhoods(string topology)
    {
        Assert.Empty(Optimizer.Descriptor.Check!(Some.Study("pso", settings: new { swarmSize = 2, topology })));

        Assert.Equal(50, Simulate(new { swarmSize = 2, topology }, OptimizerMode.Generational).Run(Distance).State.Counts.Measured);
    }

    private static string? Particle(Evaluation evaluation) => evaluation.Candidate.Genotype?.Split('|')[0];

    private static double? Distance(CandidateProposed proposal) =>
        proposal.Hyperparameters.Values.Select(CanonicalNumber.Parse).Sum(x => (x - 1.5) * (x - 1.5));

    private static ParticleSwarm.Memory MemoryOf(StudySimulation study) => study.State.Memory.Deserialize<ParticleSwarm.Memory>(HpoJson.Options)!;

    private static StudySimulation Simulate(object settings, OptimizerMode mode, int parallel = 3, int maxTrials = 50) => new(Some.Study(
        "pso", mode, budget: new Budget { MaxTrials = maxTrials, MaxParallelTrials = parallel }, settings: settings));
}
