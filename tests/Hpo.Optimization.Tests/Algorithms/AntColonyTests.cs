using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class AntColonyTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<AntColony.Memory>(new AntColony());

    [Fact]
    public void Pheromones_favour_the_categories_of_the_best_and_leave_some_to_those_that_none_has()
    {
        var drawn = Ants(i => i < 5 ? "b" : "a").CountBy(c => c["c"]!).ToDictionary(c => c.Key, c => c.Value);

        Assert.InRange(drawn["b"], drawn["a"] + 1, 300);
        Assert.InRange(drawn["c"], 1, 100);
    }

    [Fact]
    public void Steps_are_as_wide_as_the_solutions_lie_apart()
    {
        var narrow = Ants(_ => "a").Select(c => CanonicalNumber.Parse(c["x"]!)).ToList();

        // The solutions lie between 0.4 and 0.49.
        Assert.InRange(narrow.Average(), 0.38, 0.5);
        Assert.InRange(narrow.Count(x => x is > 0.2 and < 0.7), 290, 300);
    }

    private List<Configuration> Ants(Func<int, string> category)
    {
        var session = new AskTellSession(
            Some.Study("aco", parameters: [Some.Categorical("c", "a", "b", "c"), Some.Continuous("x", 0, 1)], budget: new Budget { MaxTrials = 1000 }, settings: new { archiveSize = 10 }), Optimizer);
        session.TellForeign(Enumerable.Range(0, 10).Select(i => (
            1000 + i, new Configuration([new("c", category(i)), new("x", CanonicalNumber.Format(0.4 + 0.01 * i))]), (double[]?)[i])));
        return [.. session.Ask(300).Select(c => c.Configuration)];
    }
}
