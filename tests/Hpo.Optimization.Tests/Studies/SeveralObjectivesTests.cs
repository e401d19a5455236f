using CsCheck;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

public sealed class SeveralObjectivesTests
{
    private static readonly IReadOnlyList<Objective> Objectives = [new("accuracy", Direction.Maximize), new("size", Direction.Minimize)];

    [Fact]
    public void A_trial_that_joins_the_front_is_told()
    {
        var study = Simulate(new Budget { MaxTrials = 20, MaxParallelTrials = 4 });

        study.Measure(0, 0.5, 10);
        study.Measure(1, 0.4, 20);
        study.Measure(2, 0.9, 30);
        study.Measure(3, 0.95, 5);

        Assert.Equal([0, 2, 3], study.Messages.OfType<IncumbentImproved>().Select(improved => improved.Incumbent.Trial));
        Assert.Equal(3, study.State.Incumbent?.Trial);
    }

    [Fact]
    public void The_end_tells_the_front_by_its_first_objective()
    {
        var study = Simulate(new Budget { MaxTrials = 4, MaxParallelTrials = 4 });

        study.Measure(0, 0.5, 10);
        study.Fail(1);
        study.Measure(2, 0.4, 20);
        study.Measure(3, 0.9, 30);

        var front = Assert.Single(study.Messages.OfType<StudyCompleted>()).Front!;
        Assert.Equal([3, 0], front.Select(member => member.Trial));
        Assert.Equal(study.Proposals.Single(p => p.Trial == 3).Hyperparameters, front[0].Hyperparameters);
        Assert.Equal((0.9, 30), (front[0].Values["accuracy"], front[0].Values["size"]));
    }

    [Fact]
    public void A_cancelled_study_tells_its_front_too()
    {
        var study = Simulate(new Budget { MaxTrials = 4 });
        study.Measure(0, 0.5, 10);

        study.Cancel();
        study.Fail(1);

        Assert.Equal([0], Assert.Single(study.Messages.OfType<StudyFailed>()).Front!.Select(member => member.Trial));
    }

    [Fact]
    public void A_study_with_one_objective_has_no_front() =>
        Assert.Null(Assert.Single(new StudySimulation(Some.Study()).Run(p => p.Trial).Messages.OfType<StudyCompleted>()).Front);

    [Fact]
    public void A_large_front_is_told_by_a_hundred_trials_the_ends_among_them()
    {
        var study = Simulate(new Budget { MaxTrials = 150 });
        for (var trial = 0; trial < 150; trial++)
        {
            study.Measure(trial, trial / 150.0, trial);
        }

        var front = Assert.Single(study.Messages.OfType<StudyCompleted>()).Front!;
        Assert.Equal(100, front.Count);
        Assert.Equal((149, 0), (front[0].Trial, front[^1].Trial));
    }

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void Outcomes_in_any_order_give_the_same_front(OptimizerMode mode) => Gen.Int[0, 1000].Sample(seed =>
    {
        var chance = new RandomSource(seed, 0);
        var study = Simulate(new Budget { MaxTrials = 30, MaxParallelTrials = 5 }, mode);
        while (study.Open.Count > 0)
        {
            var open = study.Open.Keys.Order().ToList();
            var trial = open[chance.NextInt(open.Count)];
            study.Measure(trial, trial * 7 % 10, trial * 3 % 10);
        }

        double[][] costs = [.. Enumerable.Range(0, 30).Select(trial => new double[] { -(trial * 7 % 10), trial * 3 % 10 })];
        Assert.Equal(Dominance.Front(costs).GroupBy(i => (costs[i][0], costs[i][1])).Select(group => group.Min()).Order(), study.State.Front!.Select(member => member.Trial).Order());
    }, iter: 20);

    [Fact]
    public void Improvement_is_to_join_the_front()
    {
        var study = Simulate(new Budget { MaxTrials = 50, NoImprovementTrials = 3 });

        study.Measure(0, 0.5, 10);
        study.Measure(1, 0.1, 5);
        study.Measure(2, 0.1, 20);
        study.Measure(3, 0.5, 10);
        Assert.Equal(StudyPhase.Running, study.State.Phase);
        study.Measure(4, 0.2, 30);

        Assert.Equal("no improvement in the last 3 trials", study.State.End?.Cause);
    }

    [Fact]
    public void A_trial_equal_to_one_of_the_front_is_no_improvement_and_does_not_join()
    {
        var study = Simulate(new Budget { MaxTrials = 2, MaxParallelTrials = 2 });

        study.Measure(1, 0.5, 10);
        study.Measure(0, 0.5, 10);

        Assert.Equal([0], study.State.Front!.Select(member => member.Trial));
        Assert.Equal(1, study.State.SettledAtImprovement);
    }

    [Fact]
    public void A_late_fitness_joins_the_front_of_a_study_that_has_ended()
    {
        var study = Simulate(new Budget { MaxTrials = 3, MaxParallelTrials = 3 });
        study.Measure(0, 0.5, 10);
        study.Fail(1);
        study.Measure(2, 0.4, 5);

        study.Correct(1, 0.6, 10);

        Assert.Equal([1, 2], study.State.Front!.Select(member => member.Trial));
        Assert.Equal([1, 2], study.Messages.OfType<StudyCompleted>().Last().Front!.Select(member => member.Trial));
    }

    [Fact]
    public void A_late_fitness_on_the_way_counts_for_those_after_it()
    {
        var study = Simulate(new Budget { MaxTrials = 10, MaxParallelTrials = 3 });
        study.Measure(0, 0.5, 10);
        study.Fail(1);
        study.Correct(1, 0.6, 5);

        study.Measure(2, 0.55, 7);

        Assert.Equal([0, 1], study.Messages.OfType<IncumbentImproved>().Select(improved => improved.Incumbent.Trial));
    }

    [Fact]
    public void Every_objective_needs_a_finite_value()
    {
        var study = Simulate(new Budget { MaxTrials = 2 });

        study.Measure(0, 0.5, double.NaN);

        Assert.Contains("'size'", Assert.Single(study.History.Settled).Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_an_earlier_study_is_on_the_front()
    {
        var prior = Some.Prior((Some.Point("1", "2"), null)) with
        {
            Trials = [new PriorTrial { Hyperparameters = Some.Point("1", "2"), Values = new Dictionary<string, double> { ["accuracy"] = 1, ["size"] = 0 } }],
        };
        var study = new StudySimulation(
            Some.Study("capable", objectives: Objectives, budget: new Budget { MaxTrials = 1 }), CapableOptimizer.Random, prior: prior);

        study.Measure(0, 0.5, 10);

        Assert.Equal([0], study.State.Front!.Select(member => member.Trial));
    }

    [Fact]
    public void A_history_that_is_rolled_back_has_its_old_front()
    {
        var problem = SearchProblem.Of(Some.Study(objectives: Objectives), 7);
        var history = new TrialHistory();
        history.Add(Trial(0, 0.5, 10));
        history.Add(Trial(1, 0.4, 5));
        Assert.Equal([0, 1], Front());

        history.Add(Trial(2, 0.6, 4));
        Assert.Equal([2], Front());
        history.RollBack(2);
        Assert.Equal([0, 1], Front());
        history.Correct(Trial(1, 0.7, 5));
        Assert.Equal([1], Front());

        IEnumerable<int> Front() => history.FrontOf(problem).Members.Select(member => member.Trial).Order();
    }

    private static Evaluation Trial(int number, double accuracy, double size) => new(
        number, 0, new Candidate(new Configuration(Some.Point($"{number}", "0"))), Outcome.Measured(new Dictionary<string, double> { ["accuracy"] = accuracy, ["size"] = size }));

    private static StudySimulation Simulate(Budget budget, OptimizerMode mode = OptimizerMode.Asynchronous) =>
        new(Some.Study("capable", mode, budget: budget, objectives: Objectives), CapableOptimizer.Random);
}
