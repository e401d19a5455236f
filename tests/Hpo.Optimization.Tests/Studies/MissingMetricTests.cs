using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

/// <summary>A job that ended well and showed no metric is a mistake in the pattern or the program, which the next job would repeat.</summary>
public sealed class MissingMetricTests
{
    [Fact]
    public void The_first_job_without_a_metric_pauses_the_study_and_the_reason_says_why()
    {
        var study = Simulate();

        Miss(study, 0);

        var paused = Assert.Single(study.Messages.OfType<StudyPaused>());
        Assert.Equal((StudyPhase.Paused, new TrialCounts(3, 0, 1)), (study.State.Phase, paused.Counts));
        Assert.StartsWith("trial 0 ended well but showed no loss, so the study waits before it pays for more.", paused.Reason, StringComparison.Ordinal);
        Assert.EndsWith("no line matched 'loss=(.*)'\nLast lines of its log:\nbye", paused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_first_job_to_end_whatever_its_number_and_also_after_failures()
    {
        var study = Simulate();

        study.Fail(0);
        Miss(study, 2);

        Assert.Contains("trial 2 ended well", Assert.Single(study.Messages.OfType<StudyPaused>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_who_resumes_has_seen_it()
    {
        var study = Simulate();
        Miss(study, 0);

        study.Resume();
        Miss(study, 1);
        Assert.Single(study.Messages.OfType<StudyPaused>());
        Assert.Equal(StudyPhase.Running, study.State.Phase);
        study.Run(_ => 1);

        Assert.Single(study.Messages.OfType<StudyCompleted>());
    }

    [Fact]
    public void A_metric_that_was_found_once_is_not_missing_later()
    {
        var study = Simulate();

        study.Measure(0, 1);
        Miss(study, 1);

        Assert.Empty(study.Messages.OfType<StudyPaused>());
    }

    [Fact]
    public void A_value_that_is_no_number_does_not_pause()
    {
        var study = Simulate();

        study.Record(0, Outcome.Unavailable("loss: the value was NaN.", FailureClass.NoMetric));

        Assert.Empty(study.Messages.OfType<StudyPaused>());
    }

    [Fact]
    public void The_study_may_ask_not_to_be_paused()
    {
        var study = Simulate(new Budget { MaxTrials = 10, MaxParallelTrials = 3, PauseOnMissingMetric = false });

        Miss(study, 0);

        Assert.Empty(study.Messages.OfType<StudyPaused>());
    }

    [Fact]
    public void A_study_of_one_trial_ends_rather_than_pauses()
    {
        var study = Simulate(new Budget { MaxTrials = 1 });

        Miss(study, 0);

        Assert.Contains("no line matched", Assert.Single(study.Messages.OfType<StudyFailed>()).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_only_came_late_ends_the_pause_by_itself()
    {
        var study = Simulate();
        Miss(study, 0);

        study.Correct(0, 5);

        Assert.Equal(StudyPhase.Running, study.State.Phase);
        Assert.Equal(2, Assert.Single(study.Messages.OfType<StudyResumed>()).Revision);
        Assert.Equal(4, study.Proposals.Count());
    }

    [Fact]
    public void A_log_that_came_late_does_not_end_a_pause_that_a_user_wanted()
    {
        var study = Simulate();
        study.Fail(0);
        study.Pause();

        study.Correct(0, 5);

        Assert.Equal(StudyPhase.Paused, study.State.Phase);
    }

    [Fact]
    public void The_message_of_the_metrics_service_says_what_is_missing()
    {
        var message = new FitnessUnavailable { StudyId = "s", Trial = 0, Attempt = 1, Reason = "none", FailureClass = FailureClass.NoMetric, MissingMetrics = ["loss"] };

        Assert.Equal(["loss"], Outcome.Of(message).MissingMetrics);
        Assert.Null(Outcome.Of(message with { MissingMetrics = [] }).MissingMetrics);
    }

    private static void Miss(StudySimulation study, int trial) => study.Record(
        trial, Outcome.Unavailable("no line matched 'loss=(.*)'\nLast lines of its log:\nbye", FailureClass.NoMetric) with { MissingMetrics = ["loss"] });

    private static StudySimulation Simulate(Budget? budget = null) =>
        new(Some.Study("ga", OptimizerMode.Asynchronous, budget: budget ?? new Budget { MaxTrials = 10, MaxParallelTrials = 3 }));
}
