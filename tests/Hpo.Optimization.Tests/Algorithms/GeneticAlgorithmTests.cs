using System.Text.Json;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class GeneticAlgorithmTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<GeneticAlgorithm.Memory>(new GeneticAlgorithm());

    [Fact]
    public void A_memory_of_whole_individuals_is_read_as_their_numbers()
    {
        const string before = """{ "population": [{ "trial": 7, "genes": "0110", "cost": 0.5 }, { "trial": 3, "genes": "1110", "cost": null }], "asked": 12 }""";

        var memory = JsonSerializer.Deserialize<GeneticAlgorithm.Memory>(before, HpoJson.Options)!;

        Assert.Equal([7, 3], memory.Population);
        Assert.Equal("""{"population":[7,3]}""", JsonSerializer.Serialize(memory, HpoJson.Options));
    }

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

        Assert.Contains(2, Population(study));
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

    [Theory]
    [InlineData("sbx"), InlineData("blend"), InlineData("uniform")]
    public void Every_crossover_of_real_numbers_finds_the_bowl(string crossover)
    {
        var study = Simulate(new { populationSize = 12, encoding = "real", crossover }, maxTrials: 240).Run(Distance);

        Assert.InRange(study.State.Incumbent!.Values["loss"], 0, 0.5);
    }

    [Theory]
    [InlineData("gray", "sbx"), InlineData("binary", "blend"), InlineData("real", "one-point"), InlineData("real", "two-point")]
    public void A_crossover_of_another_encoding_is_refused(string encoding, string crossover)
    {
        var problem = Assert.Single(Optimizer.Descriptor.Check!(Some.Study("ga", settings: new { encoding, crossover })));

        Assert.Equal("optimizer.settings.crossover", problem.Path);
        Assert.StartsWith(crossover, problem.Message, StringComparison.Ordinal);
        Assert.Contains("Use ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gray", "two-point"), InlineData("binary", "uniform"), InlineData("real", "uniform"), InlineData("real", "sbx")]
    public void A_crossover_of_the_encoding_is_accepted(string encoding, string crossover) =>
        Assert.Empty(Optimizer.Descriptor.Check!(Some.Study("ga", settings: new { encoding, crossover })));

    [Fact]
    public void Bits_of_real_numbers_are_refused()
    {
        var problem = Assert.Single(Optimizer.Descriptor.Check!(Some.Study("ga", settings: new { encoding = "real", bits = 8 })));

        Assert.Equal("optimizer.settings.bits", problem.Path);
    }

    [Fact]
    public void The_initial_population_is_the_even_sample_in_values_that_bits_express()
    {
        var study = Simulate(new { populationSize = 8, bits = 3 }, maxTrials: 8, [Some.Continuous("x", 0, 7)]).Run(Distance);

        Assert.Equal(Enumerable.Range(0, 8), study.Proposals.Select(p => (int)CanonicalNumber.Parse(p.Hyperparameters["x"])).Order());
    }

    [Fact]
    public void As_many_elites_as_individuals_are_refused()
    {
        var study = Some.Study("ga", settings: new { populationSize = 4, elites = 4 });

        var problem = Assert.Single(Optimizer.Descriptor.Check!(study));

        Assert.Equal("optimizer.settings.elites", problem.Path);
    }

    [Fact]
    public void The_smallest_population_keeps_one_elite()
    {
        Assert.Empty(Optimizer.Descriptor.Check!(Some.Study("ga", settings: new { populationSize = 2 })));

        var study = Simulate(new { populationSize = 2 }, maxTrials: 20).Run(p => p.Trial == 1 ? -1000 : Distance(p));

        Assert.Equal(1, Population(study)[0]);
    }

    private static double? Distance(CandidateProposed proposal) =>
        proposal.Hyperparameters.Values.Select(CanonicalNumber.Parse).Sum(x => (x - 1.5) * (x - 1.5));

    private static IReadOnlyList<int> Population(StudySimulation study) =>
        study.State.Memory.Deserialize<GeneticAlgorithm.Memory>(HpoJson.Options)!.Population;

    private static StudySimulation Simulate(object settings, int maxTrials, IReadOnlyList<Parameter>? parameters = null) => new(Some.Study(
        "ga", OptimizerMode.Generational, parameters: parameters, budget: new Budget { MaxTrials = maxTrials, MaxParallelTrials = 3 }, settings: settings));
}
