using CsCheck;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

public sealed class PauseTests
{
    [Fact]
    public void A_paused_study_takes_in_outcomes_and_proposes_nothing()
    {
        var study = Simulate(new Budget { MaxTrials = 10, MaxParallelTrials = 3 });

        study.Pause();
        study.Measure(0, 1);
        study.Measure(1, 2);

        Assert.Equal(3, study.Proposals.Count());
        Assert.Equal(StudyPhase.Paused, study.State.Phase);
        Assert.Equal(new TrialCounts(3, 2, 0), study.State.Counts);
        Assert.Empty(study.Messages.OfType<StopTrial>());
    }

    [Fact]
    public void A_resumed_study_fills_its_free_slots_and_runs_to_its_end()
    {
        var study = Simulate(new Budget { MaxTrials = 10, MaxParallelTrials = 3 });
        study.Pause();
        study.Run(_ => 1);

        study.Resume();

        Assert.Equal([3, 4, 5], study.Open.Keys.Order());
        study.Run(_ => 1);
        Assert.Equal(new TrialCounts(10, 10, 0), Assert.Single(study.Messages.OfType<StudyCompleted>()).Counts);
    }

    [Fact]
    public void The_later_of_pauses_and_resumptions_has_the_higher_revision()
    {
        var study = Simulate(new Budget { MaxTrials = 10 });

        study.Pause();
        study.Resume();
        study.Pause();

        Assert.Equal([1, 3], study.Messages.OfType<StudyPaused>().Select(p => p.Revision));
        Assert.Equal(2, Assert.Single(study.Messages.OfType<StudyResumed>()).Revision);
    }

    [Fact]
    public void A_pause_can_stop_running_jobs_and_their_slots_stay_taken_until_they_have_ended()
    {
        var study = Simulate(new Budget { MaxTrials = 10, MaxParallelTrials = 2 });

        study.Pause(stopJobs: true);
        study.Resume();
        Assert.Equal([0, 1], study.Messages.OfType<StopTrial>().Select(s => s.Trial));
        Assert.Equal(2, study.Proposals.Count());
        study.Record(0, Outcome.Unavailable("stopped", FailureClass.Stopped));

        Assert.Equal([1, 2], study.Open.Keys.Order());
    }

    [Fact]
    public void Jobs_of_a_study_that_is_paused_already_can_still_be_stopped()
    {
        var study = Simulate(new Budget { MaxTrials = 10, MaxParallelTrials = 2 });
        study.Pause();
        Assert.Empty(study.Pause().Messages);

        study.Pause(stopJobs: true);

        Assert.Equal(2, study.Messages.OfType<StopTrial>().Count());
    }

    [Fact]
    public void A_pause_does_not_use_up_the_time_budget()
    {
        var study = Simulate(new Budget { MaxTrials = 10, MaxDuration = TimeSpan.FromHours(2) });
        study.Now = Some.Time + TimeSpan.FromHours(1);
        study.Pause();
        study.Now = Some.Time + TimeSpan.FromHours(9);
        Assert.Empty(study.Tick().Messages);
        study.Resume();

        study.Now = Some.Time + TimeSpan.FromHours(10) - TimeSpan.FromSeconds(1);
        Assert.Empty(study.Tick().Messages);
        study.Now = Some.Time + TimeSpan.FromHours(10);
        study.Tick();

        Assert.Equal(StudyPhase.Stopping, study.State.Phase);
    }

    [Fact]
    public void A_paused_study_can_be_cancelled()
    {
        var study = Simulate(new Budget { MaxTrials = 10 });
        study.Pause();
        study.Measure(0, 1);

        study.Cancel();

        Assert.True(Assert.Single(study.Messages.OfType<StudyFailed>()).Cancelled);
    }

    [Fact]
    public void A_paused_study_whose_budget_is_used_up_ends_with_its_last_trial()
    {
        var study = Simulate(new Budget { MaxTrials = 2, MaxParallelTrials = 2 });

        study.Pause();
        study.Run(_ => 1);

        Assert.Single(study.Messages.OfType<StudyCompleted>());
    }

    [Fact]
    public void A_study_whose_first_trials_all_fail_pauses_with_the_reason_of_the_last()
    {
        var study = Simulate(new Budget { MaxTrials = 20, MaxParallelTrials = 3 }).Run(_ => null);

        var paused = Assert.Single(study.Messages.OfType<StudyPaused>());
        Assert.Contains("none of 3 trials has a fitness", paused.Reason, StringComparison.Ordinal);
        Assert.Contains("the program crashed", paused.Reason, StringComparison.Ordinal);
        Assert.Equal(new TrialCounts(5, 0, 3), paused.Counts);
        Assert.False(study.HasEnded);
    }

    [Fact]
    public void A_resumed_study_pauses_again_when_everything_fails_again()
    {
        var study = Simulate(new Budget { MaxTrials = 20, MaxParallelTrials = 3 }).Run(_ => null);

        study.Resume();
        study.Run(_ => null);

        Assert.Equal(2, study.Messages.OfType<StudyPaused>().Count());
    }

    [Fact]
    public void One_fitness_keeps_a_study_going_however_many_trials_fail()
    {
        var study = Simulate(new Budget { MaxTrials = 20, MaxParallelTrials = 3 }).Run(p => p.Trial == 1 ? 1 : null);

        Assert.Empty(study.Messages.OfType<StudyPaused>());
        Assert.Equal(new TrialCounts(20, 1, 19), study.State.Counts);
    }

    [Fact]
    public void A_fitness_that_comes_late_counts()
    {
        var study = Simulate(new Budget { MaxTrials = 10, MaxParallelTrials = 2 });
        study.Measure(0, 5);
        study.Fail(1);

        study.Correct(1, 3);

        Assert.Equal(new TrialCounts(4, 2, 0), study.State.Counts);
        Assert.Equal(1, study.State.Incumbent?.Trial);
        Assert.True(study.History.Settled[1].Outcome.IsMeasured);
        Assert.Equal(1, study.State.Corrections);
    }

    [Fact]
    public void A_fitness_that_comes_after_the_end_is_told_with_the_end()
    {
        var study = Simulate(new Budget { MaxTrials = 2, MaxParallelTrials = 2 });
        study.Measure(0, 5);
        study.Fail(1);

        study.Correct(1, 3);

        var last = study.Messages.OfType<StudyCompleted>().Last();
        Assert.Equal(new TrialCounts(2, 2, 0), last.Counts);
        Assert.Equal(1, last.Incumbent?.Trial);
    }

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void Pauses_change_neither_what_is_tried_nor_the_end(OptimizerMode mode) => Gen.Int[0, 10_000].Sample(seed =>
    {
        var plain = Simulate(new Budget { MaxTrials = 30 }, mode).Run(p => p.Trial);
        var chance = new RandomSource(seed, 0);
        var paused = Simulate(new Budget { MaxTrials = 30 }, mode);

        while (!paused.HasEnded)
        {
            if (chance.NextDouble() < 0.3)
            {
                paused.Pause();
            }

            paused.Run(p => p.Trial);
            paused.Resume();
        }

        Assert.Equal(plain.Proposals.Select(Configuration), paused.Proposals.Select(Configuration));
        Assert.Equal(plain.State.Incumbent?.Trial, paused.State.Incumbent?.Trial);
    }, iter: 20);

    [Fact]
    public void A_study_that_waits_for_nothing_is_led_on_by_a_tick()
    {
        var study = Simulate(new Budget { MaxTrials = 3 });
        var stuck = study.State with { Pending = [], Counts = new TrialCounts(0, 0, 0) };

        var decision = StudyEngine.Tick(stuck, OptimizerCatalog.BuiltIn.FindOptimizer("ga")!, new TrialHistory(), Some.Time);

        Assert.True(StudyEngine.IsIdle(stuck));
        Assert.Single(decision.Messages.OfType<CandidateProposed>());
    }

    private static string Configuration(CandidateProposed proposed) =>
        string.Join(' ', proposed.Hyperparameters.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}={h.Value}"));

    private static StudySimulation Simulate(Budget budget, OptimizerMode mode = OptimizerMode.Asynchronous) =>
        new(Some.Study("ga", mode, budget: budget));
}
