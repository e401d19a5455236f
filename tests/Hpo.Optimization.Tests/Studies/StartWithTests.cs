using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

public sealed class StartWithTests
{
    private readonly CapableOptimizer _optimizer = CapableOptimizer.Random;

    [Fact]
    public void The_users_candidates_are_the_first_trials()
    {
        var study = Simulate(OptimizerMode.Asynchronous, parallel: 5, starts: 3);

        Assert.Equal(["0", "1", "2"], study.Proposals.Take(3).Select(p => p.Hyperparameters["x"]));
        Assert.Equal(5, study.Open.Count);
        Assert.Equal([2], _optimizer.Asked);
    }

    [Fact]
    public void The_optimizer_is_not_asked_before_the_last_of_them_has_its_slot()
    {
        var study = Simulate(OptimizerMode.Asynchronous, parallel: 2, starts: 3);
        Assert.Empty(_optimizer.Asked);

        study.Measure(0, 1);
        Assert.Empty(_optimizer.Asked);
        study.Measure(1, 1);

        Assert.Equal(["0", "1", "2"], study.Proposals.Take(3).Select(p => p.Hyperparameters["x"]));
        Assert.Equal([1], _optimizer.Asked);
    }

    [Fact]
    public void A_first_generation_is_made_of_them_and_of_what_the_optimizer_adds()
    {
        var study = Simulate(OptimizerMode.Generational, parallel: 4, starts: 3);

        Assert.Equal([1], _optimizer.Asked);
        Assert.Equal(3, _optimizer.Views[0].NextTrial);
        Assert.Equal(3, _optimizer.Views[0].Pending.Count);
        Assert.All(study.Proposals, proposal => Assert.Equal(0, proposal.Generation));
    }

    [Fact]
    public void More_of_them_than_a_generation_are_several_generations()
    {
        var study = Simulate(OptimizerMode.Generational, parallel: 4, starts: 10).Run(p => p.Trial);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), study.Proposals.Take(10).Select(p => p.Hyperparameters["x"]));
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], study.Proposals.Take(12).Select(p => p.Generation));
        Assert.Equal([2, 4, 4], _optimizer.Asked);
        Assert.Equal(20, study.State.Counts.Measured);
    }

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void They_are_told_like_all_others(OptimizerMode mode)
    {
        Simulate(mode, parallel: 4, starts: 3).Run(p => p.Trial == 1 ? null : p.Trial);

        var told = _optimizer.Told.SelectMany(trials => trials).OrderBy(trial => trial.Trial).ToList();
        Assert.Equal([0, 1, 2], told.Take(3).Select(trial => trial.Trial));
        Assert.Equal([true, false, true], told.Take(3).Select(trial => trial.Outcome.IsMeasured));
        Assert.All(told.Take(3), trial => Assert.Null(trial.Candidate.Genotype));
    }

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void They_may_be_the_whole_study(OptimizerMode mode)
    {
        var study = Simulate(mode, parallel: 3, starts: 20).Run(p => p.Trial);

        Assert.Empty(_optimizer.Asked);
        Assert.Equal("all 20 trials have an outcome", study.State.End?.Cause);
    }

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void A_limit_on_generations_counts_them(OptimizerMode mode)
    {
        var study = Simulate(mode, parallel: 4, starts: 10, maxGenerations: 2).Run(p => p.Trial);

        Assert.Equal(8, study.State.Counts.Measured);
    }

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void None_of_them_is_proposed_again(OptimizerMode mode)
    {
        var study = new StudySimulation(
            Some.Study("capable", mode, parameters: [Some.Integer("x", 0, 9)], budget: new Budget { MaxTrials = 50, MaxParallelTrials = 3 }) with { StartWith = Starts(4, "x") }, _optimizer);

        study.Run(p => p.Trial);

        Assert.Equal(10, study.Proposals.Select(p => p.Hyperparameters["x"]).Distinct().Count());
        Assert.Equal(10, study.State.Counts.Measured);
    }

    private static IReadOnlyDictionary<string, string>[] Starts(int count, params string[] names) =>
        [.. Enumerable.Range(0, count).Select(i => names.ToDictionary(name => name, _ => $"{i}"))];

    private StudySimulation Simulate(OptimizerMode mode, int parallel, int starts, int? maxGenerations = null) => new(
        Some.Study("capable", mode, parameters: [Some.Continuous("x", 0, 100), Some.Continuous("y", 0, 100)],
            budget: new Budget { MaxTrials = 20, MaxParallelTrials = parallel, MaxGenerations = maxGenerations }) with
        { StartWith = Starts(starts, "x", "y") },
        _optimizer);
}
