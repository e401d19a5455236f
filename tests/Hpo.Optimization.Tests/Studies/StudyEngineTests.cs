using CsCheck;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

public sealed class StudyEngineTests
{
    [Fact]
    public void A_study_starts_with_as_many_trials_as_may_run_at_once()
    {
        var study = Simulate(new Budget { MaxTrials = 20, MaxParallelTrials = 4 });

        Assert.Equal([0, 1, 2, 3], study.Proposals.Select(p => p.Trial));
    }

    [Fact]
    public void A_study_never_proposes_more_than_its_budget()
    {
        var study = Simulate(new Budget { MaxTrials = 3, MaxParallelTrials = 10 }).Run(_ => 1);

        Assert.Equal(3, study.Proposals.Count());
        Assert.Equal("all 3 trials have an outcome", study.State.End?.Cause);
    }

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void Never_more_trials_are_open_than_may_run_at_once(OptimizerMode mode) => Gen.Int[0, 10_000].Sample(seed =>
    {
        var chance = new RandomSource(seed, 0);
        var study = Simulate(new Budget { MaxTrials = 40, MaxParallelTrials = 3 }, mode, "ga");

        study.Run(_ => { Assert.InRange(study.Open.Count, 1, 3); return chance.NextDouble(); }, chance.NextInt);

        Assert.Equal(40, study.State.Counts.Measured);
    }, iter: 30);

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void Redelivered_outcomes_in_any_order_change_nothing(OptimizerMode mode) => Gen.Int[0, 10_000].Sample(seed =>
    {
        var chance = new RandomSource(seed, 0);
        var study = Simulate(new Budget { MaxTrials = 25, MaxParallelTrials = 3 }, mode, "ga");
        var seen = new List<int>();

        study.Run(p => { seen.Add(p.Trial); Redeliver(study, seen, chance); return p.Trial; }, chance.NextInt);
        var messages = study.Messages.Count;
        Redeliver(study, seen, chance);

        Assert.Equal(25, study.State.Counts.Measured);
        Assert.Equal(messages, study.Messages.Count);
        Assert.Equal(0, study.State.Incumbent!.Trial);
    }, iter: 30);

    [Fact]
    public void An_outcome_of_a_trial_that_was_never_proposed_is_ignored()
    {
        var study = Simulate(new Budget { MaxTrials = 5 });

        var decision = study.Measure(4, 1);

        Assert.Empty(decision.Messages);
        Assert.Equal(0, study.State.Counts.Settled);
    }

    [Fact]
    public void A_generation_waits_for_its_slowest_trial()
    {
        var study = Simulate(new Budget { MaxTrials = 12, MaxParallelTrials = 4 }, OptimizerMode.Generational, "ga", new { populationSize = 4 });

        study.Measure(0, 1);
        study.Measure(1, 1);
        study.Measure(2, 1);
        Assert.Equal(4, study.Proposals.Count());
        study.Fail(3);

        Assert.Equal(8, study.Proposals.Count());
        Assert.All(study.Proposals.Skip(4), p => Assert.Equal(1, p.Generation));
    }

    [Fact]
    public void Without_a_barrier_a_free_slot_is_filled_at_once()
    {
        var study = Simulate(new Budget { MaxTrials = 12, MaxParallelTrials = 4 }, OptimizerMode.Asynchronous, "ga");

        study.Measure(2, 1);

        Assert.Equal([0, 1, 3, 4], study.Open.Keys.Order());
    }

    [Fact]
    public void The_incumbent_is_the_best_in_the_direction_of_the_objective()
    {
        var study = new StudySimulation(Some.Study(direction: Direction.Maximize)).Run(p => p.Trial == 7 ? 100 : p.Trial);

        Assert.Equal(7, study.State.Incumbent?.Trial);
        Assert.Equal(8, study.Messages.OfType<IncumbentImproved>().Count());
    }

    [Fact]
    public void A_fitness_that_is_not_finite_counts_as_unavailable()
    {
        var study = Simulate(new Budget { MaxTrials = 2 });

        study.Measure(0, double.NaN);

        Assert.Equal(1, study.State.Counts.Unavailable);
        Assert.Null(study.State.Incumbent);
    }

    [Fact]
    public void A_fitness_without_the_objective_counts_as_unavailable()
    {
        var study = Simulate(new Budget { MaxTrials = 2 });

        study.Record(0, Outcome.Measured(new Dictionary<string, double> { ["accuracy"] = 1 }));

        Assert.Contains("'loss'", Assert.Single(study.History.Settled).Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reached_target_stops_the_others_and_completes_when_they_have_ended()
    {
        var study = Simulate(new Budget { MaxTrials = 50, MaxParallelTrials = 3, TargetValue = 0.5 });

        study.Measure(1, 0.4);
        Assert.Equal([0, 2], study.Messages.OfType<StopTrial>().Select(s => s.Trial));
        Assert.Equal(StudyPhase.Stopping, study.State.Phase);
        study.Record(0, Outcome.Unavailable("stopped", FailureClass.Stopped));
        study.Measure(2, 0.3);

        var completed = Assert.Single(study.Messages.OfType<StudyCompleted>());
        Assert.Equal(2, completed.Incumbent?.Trial);
        Assert.StartsWith("target reached", completed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_without_improvement_end_a_study()
    {
        var study = Simulate(new Budget { MaxTrials = 50, NoImprovementTrials = 4 }).Run(p => p.Trial == 2 ? 0 : 1 + p.Trial);

        Assert.Equal("no improvement in the last 4 trials", study.State.End?.Cause);
        Assert.Equal(7, study.State.Counts.Settled);
    }

    [Fact]
    public void Too_many_failed_trials_fail_a_study()
    {
        var study = Simulate(new Budget { MaxTrials = 50, MaxFailedTrials = 3 }).Run(p => p.Trial < 2 ? 1 : null);

        var failed = Assert.Single(study.Messages.OfType<StudyFailed>());
        Assert.Equal(new TrialCounts(5, 2, 3), failed.Counts);
    }

    [Fact]
    public void A_study_without_any_fitness_fails_and_says_why()
    {
        var study = Simulate(new Budget { MaxTrials = 2 }).Run(_ => null);

        Assert.Equal(StudyEndKind.Failed, study.State.End?.Kind);
        Assert.Contains("the program crashed", study.State.End?.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_ends_a_study_at_a_tick()
    {
        var study = Simulate(new Budget { MaxTrials = 50, MaxParallelTrials = 2, MaxDuration = TimeSpan.FromHours(2) });
        study.Measure(0, 1);

        study.Now = Some.Time + TimeSpan.FromMinutes(119);
        Assert.Empty(study.Tick().Messages);
        study.Now = Some.Time + TimeSpan.FromHours(2);
        study.Tick();

        Assert.Equal([1, 2], study.Messages.OfType<StopTrial>().Select(s => s.Trial));
    }

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void Generations_are_limited_in_both_modes(OptimizerMode mode)
    {
        var study = Simulate(new Budget { MaxTrials = 100, MaxParallelTrials = 3, MaxGenerations = 3 }, mode, "ga", new { populationSize = 7 }).Run(p => p.Trial);

        Assert.Equal(21, study.State.Counts.Measured);
        Assert.Equal("all 3 generations have an outcome", study.State.End?.Cause);
    }

    [Fact]
    public void A_cancelled_study_waits_for_its_trials_and_fails_as_cancelled()
    {
        var study = Simulate(new Budget { MaxTrials = 50, MaxParallelTrials = 2 });

        study.Cancel();
        study.Cancel();
        study.Fail(0);
        study.Fail(1);

        Assert.Equal(2, study.Messages.OfType<StopTrial>().Count());
        var failed = Assert.Single(study.Messages.OfType<StudyFailed>());
        Assert.True(failed.Cancelled);
    }

    [Fact]
    public void An_ended_study_stays_as_it_is()
    {
        var study = Simulate(new Budget { MaxTrials = 1 }).Run(_ => 1);

        Assert.Empty(study.Cancel().Messages);
        Assert.Empty(study.Tick().Messages);
        Assert.Empty(study.Measure(0, 0).Messages);
    }

    [Fact]
    public void What_a_study_waits_for_can_be_said_again_word_for_word()
    {
        var study = Simulate(new Budget { MaxTrials = 10, MaxParallelTrials = 3, TargetValue = 0 });
        study.Measure(1, 5);

        Assert.Equal(Json(study.Open.Values.OrderBy(p => p.Trial)), Json(StudyMessages.Outstanding(study.State)));
        study.Measure(0, -1);

        Assert.Equal([2, 3], StudyMessages.Outstanding(study.State).OfType<StopTrial>().Select(s => s.Trial));
        Assert.Equal(2, StudyMessages.Outstanding(study.State).OfType<CandidateProposed>().Count());
    }

    [Fact]
    public void An_end_can_be_said_again_word_for_word()
    {
        var study = Simulate(new Budget { MaxTrials = 2 });
        Assert.Null(StudyMessages.EndOf(study.State));

        study.Run(_ => 1);

        Assert.Equal(Json([study.Messages[^1]]), Json([StudyMessages.EndOf(study.State)]));
    }

    [Fact]
    public void Without_a_seed_chance_follows_from_the_study_id()
    {
        var (first, again, other) = (Start("a"), Start("a"), Start("b"));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);

        static string Start(string id) => new StudySimulation(Some.Study(seed: null), studyId: id).Proposals.First().Hyperparameters["x"];
    }

    [Fact]
    public void The_state_does_not_grow_with_the_number_of_trials()
    {
        var sizes = new List<int>();
        var study = Simulate(new Budget { MaxTrials = 1000, MaxParallelTrials = 4 }, OptimizerMode.Asynchronous, "ga");

        study.Run(p => { sizes.Add(System.Text.Json.JsonSerializer.Serialize(study.State, HpoJson.Options).Length); return 1.0 / (1 + p.Trial); });

        Assert.InRange(sizes[^1], 1, sizes[200] * 1.1);
    }

    private static List<string> Json(IEnumerable<object?> messages) =>
        [.. messages.Select(message => System.Text.Json.JsonSerializer.Serialize(message, message?.GetType() ?? typeof(object), HpoJson.Options))];

    private static void Redeliver(StudySimulation study, List<int> seen, RandomSource chance)
    {
        for (var i = 0; i < 3 && seen.Count > 1; i++)
        {
            study.Measure(seen[chance.NextInt(seen.Count - 1)], -1000);
        }
    }

    private static StudySimulation Simulate(Budget budget, OptimizerMode mode = OptimizerMode.Asynchronous, string optimizer = "random", object? settings = null) =>
        new(Some.Study(optimizer, mode, budget: budget, settings: settings));
}
