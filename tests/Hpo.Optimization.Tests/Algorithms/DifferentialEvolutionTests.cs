using System.Text.Json;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class DifferentialEvolutionTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<DifferentialEvolution.Memory>(new DifferentialEvolution());

    [Theory]
    [InlineData("l-shade", true), InlineData("rand1bin", false), InlineData("best1bin", false)]
    public void A_child_that_does_not_match_its_parent_may_replace_the_worst_member_where_rates_are_learned(string strategy, bool replaces)
    {
        var session = new AskTellSession(
            Some.Study("de", parameters: [Some.Continuous("x"), Some.Continuous("y")], budget: new Budget { MaxTrials = 1000 }, settings: new { strategy, populationSize = 8 }), Optimizer);
        for (var trial = 0; trial < 8; trial++)
        {
            session.Ask(1);
            session.Tell((trial, [trial]));
        }

        var child = Assert.Single(session.Ask(1));
        session.Tell((8, [5.5]));

        Assert.Equal([0], child.Parents);
        Assert.Equal(replaces, Population(session).Contains(8));
        Assert.Equal(!replaces, Population(session).Contains(7));
        Assert.Contains(0, Population(session));
    }

    [Theory]
    [InlineData(2, 100, 1, 8), InlineData(5, 30, 3, 8), InlineData(5, 100, 1, 12), InlineData(5, 1000, 1, 20), InlineData(2, 400, 16, 16)]
    public void The_population_grows_with_budget_parameters_and_slots(int parameters, int maxTrials, int slots, int members)
    {
        var study = Some.Study(
            "de", parameters: [.. Enumerable.Range(0, parameters).Select(i => Some.Continuous($"x{i}"))], budget: new Budget { MaxTrials = maxTrials, MaxParallelTrials = slots });

        Assert.Equal(members, Optimizer.GenerationSize(SearchProblem.Of(study, seed: 0)));
    }

    [Fact]
    public void A_member_that_gave_way_stays_in_the_archive_and_what_succeeded_is_learned()
    {
        var study = new StudySimulation(Some.Study("de", budget: new Budget { MaxTrials = 120, MaxParallelTrials = 1 })).Run(p => p.Hyperparameters.Values.Sum(v => Math.Pow(CanonicalNumber.Parse(v) - 1.5, 2)));

        var memory = study.State.Memory.Deserialize<DifferentialEvolution.Memory>(HpoJson.Options)!;
        Assert.Equal(4, memory.Population.Count);
        Assert.InRange(memory.Archive.Count, 1, 11);
        Assert.Empty(memory.Archive.Intersect(memory.Population));
        Assert.NotEqual(memory.ScaleFactors.Max(), memory.ScaleFactors.Min());
    }

    private static IReadOnlyList<int> Population(AskTellSession session) =>
        session.MemoryAs<DifferentialEvolution.Memory>().Population;
}
