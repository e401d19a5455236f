using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

public sealed class ExhaustionTests
{
    // Were there no conditions, there would be 9 to the ninth, and the last ones could not be looked for.
    [Theory]
    [InlineData("random"), InlineData("sobol"), InlineData("ga"), InlineData("pso"), InlineData("cmaes"), InlineData("tpe")]
    public void A_space_whose_conditions_leave_few_configurations_is_searched_to_its_end(string optimizer)
    {
        Parameter[] parameters =
        [
            Some.Categorical("model", [.. Enumerable.Range(0, 9).Select(i => $"m{i}")]),
            .. Enumerable.Range(0, 8).Select(i => Some.Integer($"n{i}", 1, 9).When("model", $"m{i}")),
        ];

        var study = new StudySimulation(Some.Study(optimizer, parameters: parameters, budget: new Budget { MaxTrials = 200, MaxParallelTrials = 2 })).Run(p => p.Hyperparameters.Count);

        Assert.Equal("the search space is exhausted after 73 trials", study.State.End?.Cause);
    }

    [Theory]
    [InlineData("aco"), InlineData("cmaes"), InlineData("de"), InlineData("eda"), InlineData("es"), InlineData("ga"), InlineData("gp"), InlineData("nsga2")]
    [InlineData("paes"), InlineData("pso"), InlineData("random"), InlineData("sa"), InlineData("sobol"), InlineData("tpe")]
    public void Where_repetitions_are_allowed_a_small_space_keeps_all_slots_busy(string optimizer)
    {
        var study = Some.Study(optimizer, parameters: [Some.Categorical("c", "a", "b")], budget: new Budget { MaxTrials = 40, MaxParallelTrials = 5 });
        var simulation = new StudySimulation(study with { Optimizer = study.Optimizer with { AllowRepeats = true } });

        Assert.Equal(5, simulation.Open.Count);
        Assert.Equal(40, simulation.Run(p => p.Hyperparameters["c"] == "a" ? 1 : 2).State.Counts.Measured);
    }
}
