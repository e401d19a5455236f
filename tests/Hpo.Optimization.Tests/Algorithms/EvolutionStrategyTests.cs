using System.Globalization;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class EvolutionStrategyTests : OptimizerConformance
{
    private static readonly IReadOnlyList<Parameter> Three = [Some.Continuous("x"), Some.Continuous("y"), Some.Categorical("c")];

    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<EvolutionStrategy.Memory>(new EvolutionStrategy());

    [Fact]
    public void With_a_single_step_size_all_numeric_steps_change_by_one_draw()
    {
        var study = Simulate(new { stepSizes = "single" }).Run(Distance);

        Assert.All(Steps(study), s => Assert.Equal(s[0], s[1], s[0] * 1e-4));
        Assert.True(Steps(study).Select(s => s[0]).Distinct().Count() > 10);
    }

    [Fact]
    public void With_individual_step_sizes_axes_share_one_draw_and_have_their_own()
    {
        var study = Simulate(new { stepSizes = "individual", parents = 1, recombination = "none" }).Run(Distance);

        var changes = Steps(study).Select(s => (X: Math.Log(s[0] / 0.2), Y: Math.Log(s[1] / 0.2))).ToList();
        Assert.Contains(changes, c => Math.Abs(c.X - c.Y) > 0.1);
        Assert.True(changes.Average(c => c.X * c.Y) > 0, "the shared draw moves both the same way");
    }

    [Fact]
    public void Steps_shrink_as_the_bottom_comes_near()
    {
        var steps = Steps(Simulate(new { }, maxTrials: 200).Run(Distance));

        Assert.True(steps.TakeLast(40).Average(s => s[0]) < 0.05, "the last steps");
    }

    [Fact]
    public void The_probability_to_change_a_category_stays_within_its_bounds() =>
        Assert.All(Steps(Simulate(new { }, maxTrials: 300).Run(Distance)), s => Assert.InRange(s[2], 0.3333, 0.5));

    [Fact]
    public void With_plus_selection_the_best_trial_stays_a_parent()
    {
        var study = Simulate(new { selection = "plus" }).Run(p => p.Trial == 3 ? -1000 : Distance(p));

        Assert.Contains(3, Pool(study));
    }

    [Fact]
    public void With_comma_selection_parents_come_from_the_latest_offspring()
    {
        var study = Simulate(new { selection = "comma", parents = 2, offspring = 10 }).Run(p => p.Trial == 3 ? -1000 : Distance(p));

        Assert.Equal(Enumerable.Range(90, 10), Pool(study).Order());
        Assert.All(study.History.Settled.Where(e => e.Trial > 20), e => Assert.DoesNotContain(3, e.Candidate.Parents));
    }

    [Fact]
    public void An_intermediate_child_of_small_steps_lies_between_its_parents()
    {
        var study = Simulate(new { initialStep = 0.0001 }).Run(Distance);
        var values = study.History.Settled.ToDictionary(e => e.Trial, e => CanonicalNumber.Parse(e.Candidate.Configuration["x"]!));
        var firstChildren = study.History.Settled.Where(e => e.Candidate.Parents.Count == 2 && e.Candidate.Parents.All(p => p < 12)).ToList();

        Assert.NotEmpty(firstChildren);
        Assert.All(firstChildren, e => Assert.Equal(e.Candidate.Parents.Average(p => values[p]), values[e.Trial], 0.02));
    }

    [Theory]
    [InlineData("plus", "discrete"), InlineData("plus", "none"), InlineData("comma", "intermediate"), InlineData("comma", "discrete")]
    public void Every_selection_and_recombination_finds_the_bowl(string selection, string recombination)
    {
        foreach (var mode in new[] { OptimizerMode.Generational, OptimizerMode.Asynchronous })
        {
            var study = Simulate(new { selection, recombination }, 250, mode).Run(Distance);

            Assert.InRange(study.State.Incumbent!.Values["loss"], 0, 0.3);
        }
    }

    [Fact]
    public void Comma_selection_without_a_choice_is_refused()
    {
        var problem = Assert.Single(Optimizer.Descriptor.Check!(Some.Study("es", settings: new { selection = "comma", parents = 5, offspring = 5 })));

        Assert.Equal("optimizer.settings.parents", problem.Path);
        Assert.Empty(Optimizer.Descriptor.Check!(Some.Study("es", settings: new { selection = "plus", parents = 5, offspring = 1 })));
    }

    [Fact]
    public void Parents_whose_offspring_exceed_the_budget_are_refused()
    {
        var problem = Assert.Single(Optimizer.Descriptor.Check!(Some.Study("es", settings: new { parents = 6 })));

        Assert.Equal(("optimizer.settings.parents", "6 parents have 24 offspring by default, but maxTrials is 20. Use fewer parents, set offspring, or raise maxTrials."), (problem.Path, problem.Message));
        Assert.Empty(Optimizer.Descriptor.Check!(Some.Study("es", settings: new { parents = 6, offspring = 10 })));
    }

    private static List<double[]> Steps(StudySimulation study) => [.. study.History.Settled.OrderBy(e => e.Trial).Select(e => e.Candidate.Genotype).OfType<string>()
        .Select(g => g.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray())];

    private static double? Distance(CandidateProposed proposal) => proposal.Hyperparameters.Where(p => p.Key != "c").Sum(p => Math.Pow(CanonicalNumber.Parse(p.Value) - 1.5, 2));

    private static IReadOnlyList<int> Pool(StudySimulation study) => study.State.Memory.Deserialize<EvolutionStrategy.Memory>(HpoJson.Options)!.Pool;

    private static StudySimulation Simulate(object settings, int maxTrials = 100, OptimizerMode mode = OptimizerMode.Asynchronous) => new(Some.Study(
        "es", mode, parameters: Three, budget: new Budget { MaxTrials = maxTrials, MaxParallelTrials = 2 }, settings: settings));
}
