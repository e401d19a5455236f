using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

public sealed class WarmStartTests
{
    private readonly CapableOptimizer _optimizer = CapableOptimizer.Random;

    [Fact]
    public void The_optimizer_is_told_all_of_an_earlier_study_at_once_before_it_is_asked()
    {
        var study = Simulate((Some.Point("1", "2"), 0.5), (Some.Point("3", "4"), null));

        var told = Assert.Single(_optimizer.Told);
        Assert.Equal([(-1, -1, true), (-2, -1, false)], told.Select(trial => (trial.Trial, trial.Generation, trial.Outcome.IsMeasured)));
        Assert.Equal([-1, -2], _optimizer.Views[0].Settled.Select(trial => trial.Trial));
        Assert.Equal([0, 1], study.Proposals.Select(p => p.Trial));
        Assert.Equal(0, _optimizer.Views[0].NextTrial);
    }

    [Fact]
    public void Its_trials_settle_with_the_beginning_so_that_they_are_stored()
    {
        var decision = StudyEngine.Start(Some.Accepted(Some.Study(), prior: Some.Prior((Some.Point("1", "2"), 0.5), (Some.Point("3", "4"), null))), _optimizer);

        Assert.Equal([-1, -2], decision.Settled.Select(trial => trial.Trial));
        Assert.Equal((2, 2), (decision.State.Prior!.Used, decision.State.Known));
        Assert.Null(decision.State.Prior.Trials);
    }

    [Fact]
    public void They_count_nowhere()
    {
        var study = Simulate(new Budget { MaxTrials = 3, MaxFailedTrials = 1, NoImprovementTrials = 1, TargetValue = 0, MaxBillableSeconds = 1 }, (Some.Point("1", "2"), -100), (Some.Point("3", "4"), null));

        Assert.Equal(new TrialCounts(1, 0, 0), study.State.Counts);
        Assert.Null(study.State.Incumbent);
        study.Run(p => 1 - (0.1 * p.Trial));

        Assert.Equal(new TrialCounts(3, 3, 0), study.State.Counts);
        Assert.Equal(2, study.State.Incumbent?.Trial);
        Assert.Equal("all 3 trials have an outcome", study.State.End?.Cause);
    }

    [Fact]
    public void What_does_not_fit_the_space_is_left_out()
    {
        var prior = Some.Prior((Some.Point("1", "2"), 1), (Some.Point("1", "9"), 1), (new Dictionary<string, string> { ["x"] = "1" }, 1));

        var study = new StudySimulation(Some.Study("capable"), _optimizer, prior: prior with { LeftOut = 4 });

        Assert.Equal((1, 6), (study.State.Prior!.Used, study.State.Prior.LeftOut));
    }

    [Theory]
    [InlineData(FailureClass.Algorithm, 1), InlineData(FailureClass.TimeLimit, 1), InlineData(FailureClass.NoMetric, 1)]
    [InlineData(FailureClass.Stopped, 0), InlineData(FailureClass.Infrastructure, 0), InlineData(FailureClass.Request, 0)]
    public void A_failure_counts_only_where_it_says_something_about_the_configuration(FailureClass failure, int used)
    {
        var prior = Some.Prior((Some.Point("1", "2"), null));

        var study = new StudySimulation(Some.Study("capable"), _optimizer, prior: prior with { Trials = [prior.Trials![0] with { FailureClass = failure }] });

        Assert.Equal(used, study.State.Prior!.Used);
    }

    [Fact]
    public void A_trial_without_the_value_of_an_objective_is_left_out()
    {
        var prior = Some.Prior((Some.Point("1", "2"), 1));

        var study = new StudySimulation(Some.Study("capable", objectives: [new("latency", Direction.Minimize)]), _optimizer, prior: prior);

        Assert.Equal(0, study.State.Prior!.Used);
        Assert.Empty(_optimizer.Told);
    }

    [Fact]
    public void A_known_configuration_is_not_paid_for_again()
    {
        var study = Whole(known: 7, allowRepeats: false).Run(p => p.Trial);

        Assert.Equal(["7", "8", "9"], study.Proposals.Select(p => p.Hyperparameters["x"]).Order());
        Assert.Equal("the search space is exhausted after 3 trials", study.State.End?.Cause);
    }

    [Fact]
    public void A_space_that_is_known_completely_leaves_nothing_to_do_and_says_so()
    {
        var study = Whole(known: 10, allowRepeats: false);

        var failed = Assert.Single(study.Messages.OfType<StudyFailed>());
        Assert.Contains("study earlier-study-1 has tried every configuration", failed.Cause, StringComparison.Ordinal);
        Assert.Equal(new TrialCounts(0, 0, 0), failed.Counts);
    }

    [Fact]
    public void Where_repetitions_are_allowed_known_configurations_are_tried_again() =>
        Assert.Equal(20, Whole(known: 10, allowRepeats: true).Run(p => p.Trial).State.Counts.Measured);

    [Fact]
    public void A_late_fitness_of_an_earlier_study_changes_nothing()
    {
        var study = Simulate((Some.Point("1", "2"), 0.5), (Some.Point("3", "4"), null));

        Assert.Empty(study.Correct(-2, 0.1).Messages);
        Assert.Equal(0, study.State.Counts.Measured);
    }

    [Fact]
    public void The_users_candidates_come_first_all_the_same()
    {
        var study = new StudySimulation(
            Some.Study("capable") with { StartWith = [Some.Point("3", "3")] }, _optimizer, prior: Some.Prior((Some.Point("1", "2"), 0.5)));

        Assert.Equal("3", study.Proposals.First().Hyperparameters["x"]);
    }

    [Fact]
    public void Of_one_objective_the_best_trials_are_taken_and_the_failed_ones_last()
    {
        var trials = Some.Prior((Some.Point("1", "0"), 3), (Some.Point("2", "0"), null), (Some.Point("3", "0"), 1), (Some.Point("4", "0"), 2)).Trials!;
        var problem = SearchProblem.Of(Some.Study(), 0);

        Assert.Equal(["3", "4", "1", "2"], PriorTrials.Best(problem, trials, 4).Select(X));
        Assert.Equal(["3", "4"], PriorTrials.Best(problem, trials, 2).Select(X));
        Assert.Equal(["1", "4", "3", "2"], PriorTrials.Best(SearchProblem.Of(Some.Study(direction: Direction.Maximize), 0), trials, 9).Select(X));
    }

    [Fact]
    public void Of_several_objectives_the_front_is_taken_first_and_in_it_those_with_the_most_room()
    {
        PriorTrial[] trials = [Two("1", 5, 5), Two("2", 0, 4), Two("3", 1, 3.5), Two("4", 1.5, 3.4), Two("5", 4, 0)];
        var problem = SearchProblem.Of(Some.Study(objectives: [new("loss", Direction.Minimize), new("size", Direction.Minimize)]), 0);

        Assert.Equal(["2", "5", "4", "3", "1"], PriorTrials.Best(problem, trials, 9).Select(X));

        static PriorTrial Two(string x, double loss, double size) =>
            new() { Hyperparameters = Some.Point(x, "0"), Values = new Dictionary<string, double> { ["loss"] = loss, ["size"] = size } };
    }

    [Fact]
    public void What_is_taken_fits_into_a_message()
    {
        var trials = Some.Prior([.. Enumerable.Range(0, 10).Select(i => (Some.Point(new string('1', 1_000_000), "0"), (double?)i))]).Trials!;

        Assert.Equal(3, PriorTrials.Best(SearchProblem.Of(Some.Study(), 0), trials, 10).Count);
    }

    private static string X(PriorTrial trial) => trial.Hyperparameters["x"];

    private StudySimulation Simulate(params (IReadOnlyDictionary<string, string>, double?)[] trials) => Simulate(new Budget { MaxTrials = 20, MaxParallelTrials = 2 }, trials);

    private StudySimulation Simulate(Budget budget, params (IReadOnlyDictionary<string, string>, double?)[] trials) =>
        new(Some.Study("capable", budget: budget), _optimizer, prior: Some.Prior(trials));

    private StudySimulation Whole(int known, bool allowRepeats)
    {
        var study = Some.Study("capable", parameters: [Some.Integer("x", 0, 9)], budget: new Budget { MaxTrials = 20, MaxParallelTrials = 2 });
        return new(
            study with { Optimizer = study.Optimizer with { AllowRepeats = allowRepeats } },
            _optimizer,
            prior: Some.Prior([.. Enumerable.Range(0, known).Select(i => ((IReadOnlyDictionary<string, string>)new Dictionary<string, string> { ["x"] = $"{i}" }, (double?)i))]));
    }
}
