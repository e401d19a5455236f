using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class GridSearchTests : OptimizerConformance
{
    private static readonly IReadOnlyList<Parameter> Space =
        [Some.Continuous("x", 0, 1), Some.Integer("n", 1, 3), Some.Categorical("c", "a", "b"), Some.Continuous("m", 0, 8).When("c", "a")];

    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<GridSearch.Memory>(new GridSearch());

    protected override bool BeatsRandom => false;

    [Theory]
    [InlineData("shuffled"), InlineData("sequential")]
    public void Every_cell_is_tried_once_and_then_the_space_is_exhausted(string order)
    {
        var study = Run(Space, new { resolution = 3, order });

        Assert.Equal(3 * 3 * (3 + 1), study.State.Counts.Measured);
        Assert.Equal(["0", "0.5", "1"], Values(study, "x"));
        Assert.Equal(["1", "2", "3"], Values(study, "n"));
        Assert.Equal(["0", "4", "8"], Values(study, "m"));
        Assert.Contains("exhausted", study.State.End?.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void In_sequence_the_last_parameter_counts_fastest()
    {
        var study = Run([Some.Integer("a", 1, 2), Some.Integer("b", 1, 2)], new { order = "sequential" });

        Assert.Equal(["11", "12", "21", "22"], study.Proposals.Select(p => p.Hyperparameters["a"] + p.Hyperparameters["b"]));
    }

    [Fact]
    public void A_logarithmic_axis_is_divided_on_its_scale()
    {
        var study = Run([Some.Continuous("x", 0.001, 10, Scaling.Logarithmic)], new { resolution = 5 });

        Assert.Equal(["0.001", "0.01", "0.1", "1", "10"], Values(study, "x"));
    }

    [Fact]
    public void Every_value_of_a_stepped_or_logarithmic_integer_axis_is_tried()
    {
        var study = Run([Some.Integer("n", 1, 40, Scaling.Logarithmic), Some.Continuous("x", 0, 1, step: 0.25)], new { });

        Assert.Equal(40, Values(study, "n").Count);
        Assert.Equal(["0", "0.25", "0.5", "0.75", "1"], Values(study, "x"));
    }

    [Fact]
    public void A_capped_axis_shows_its_ends_and_what_lies_between()
    {
        var study = Run([Some.Integer("n", 0, 1000)], new { maxLevels = 3 });

        Assert.Equal(["0", "500", "1000"], Values(study, "n").OrderBy(int.Parse));
    }

    [Fact]
    public void A_grid_beyond_the_budget_is_refused_with_both_numbers()
    {
        var study = Some.Study("grid", parameters: [Some.Continuous("x"), Some.Continuous("y"), Some.Continuous("z")], budget: new Budget { MaxTrials = 100 });

        var problem = Assert.Single(Optimizer.Descriptor.Check!(study));

        Assert.Contains("125", problem.Message, StringComparison.Ordinal);
        Assert.Contains("100", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_conditions_make_equal_count_once()
    {
        var fits = Some.Study("grid", parameters: Space, budget: new Budget { MaxTrials = 3 * 3 * 4 }, settings: new { resolution = 3 });
        var exceeds = Some.Study("grid", parameters: Space, budget: new Budget { MaxTrials = 3 * 3 * 4 - 1 }, settings: new { resolution = 3 });

        Assert.Empty(Optimizer.Descriptor.Check!(fits));
        Assert.Single(Optimizer.Descriptor.Check!(exceeds));
    }

    private static StudySimulation Run(IReadOnlyList<Parameter> space, object settings) => new StudySimulation(Some.Study(
        "grid", parameters: space, budget: new Budget { MaxTrials = 1000, MaxParallelTrials = 4 }, settings: settings)).Run(_ => 1, count => count - 1);

    private static IReadOnlyList<string> Values(StudySimulation study, string parameter) =>
        [.. study.Proposals.Select(p => p.Hyperparameters.GetValueOrDefault(parameter)).OfType<string>().Distinct().OrderBy(CanonicalNumber.Parse)];
}
