using System.Text.Json;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class GeneticAlgorithmTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<GeneticAlgorithm.Memory>(new GeneticAlgorithm());

    [Fact]
    public void The_population_never_shrinks_when_trials_fail()
    {
        var study = Simulate(new { populationSize = 10 }, maxTrials: 100);

        study.Run(p => p.Trial % 3 == 0 ? null : Distance(p));

        Assert.Equal(10, Population(study).Count);
    }

    [Fact]
    public void An_odd_population_keeps_its_size()
    {
        var study = Simulate(new { populationSize = 5 }, maxTrials: 50).Run(Distance);

        Assert.All(study.Proposals.GroupBy(p => p.Generation), g => Assert.Equal(5, g.Count()));
    }

    [Fact]
    public void Elites_survive_into_the_next_population()
    {
        var study = Simulate(new { populationSize = 6, elites = 1 }, maxTrials: 60);

        study.Run(p => p.Trial == 2 ? -1000 : Distance(p));

        Assert.Contains(Population(study), i => i.Trial == 2);
    }

    [Fact]
    public void Children_name_the_trials_they_were_bred_from()
    {
        var study = Simulate(new { populationSize = 6 }, maxTrials: 30).Run(Distance);

        Assert.All(study.History.Settled.Where(e => e.Generation > 0), e => Assert.All(e.Candidate.Parents, p => Assert.True(p < e.Trial)));
        Assert.Contains(study.History.Settled, e => e.Candidate.Parents.Count == 2);
    }

    [Theory]
    [InlineData("one-point"), InlineData("two-point"), InlineData("uniform")]
    public void Every_crossover_and_selection_finds_the_bowl(string crossover)
    {
        foreach (var selection in new[] { "tournament", "rank" })
        {
            var study = Simulate(new { populationSize = 12, crossover, selection }, maxTrials: 240).Run(Distance);

            Assert.InRange(study.State.Incumbent!.Values["loss"], 0, 0.5);
        }
    }

    [Fact]
    public void As_many_elites_as_individuals_are_refused()
    {
        var study = Some.Study("ga", settings: new { populationSize = 4, elites = 4 });

        var problem = Assert.Single(Optimizer.Descriptor.Check!(study));

        Assert.Equal("optimizer.settings.elites", problem.Path);
    }

    private static double? Distance(CandidateProposed proposal) =>
        proposal.Hyperparameters.Values.Select(CanonicalNumber.Parse).Sum(x => (x - 1.5) * (x - 1.5));

    private static IReadOnlyList<GeneticAlgorithm.Individual> Population(StudySimulation study) =>
        study.State.Memory.Deserialize<GeneticAlgorithm.Memory>(HpoJson.Options)!.Population;

    private static StudySimulation Simulate(object settings, int maxTrials) => new(Some.Study(
        "ga", OptimizerMode.Generational, budget: new Budget { MaxTrials = maxTrials, MaxParallelTrials = 3 }, settings: settings));
}
