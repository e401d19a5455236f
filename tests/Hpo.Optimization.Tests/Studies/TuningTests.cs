using System.Globalization;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

/// <summary>Studies whose candidates come from SageMaker's automatic model tuning.</summary>
public sealed class TuningTests
{
    [Fact]
    public void A_study_asks_for_the_tuning_and_proposes_nothing_itself()
    {
        var study = Simulate();

        var request = Assert.IsType<TuningRequested>(Assert.Single(study.Messages));
        Assert.Equal(("some-study-1", 7, Some.Time), (request.StudyId, request.Seed, request.AcceptedAt));
        Assert.Equal(Json(request), Json(Assert.Single(StudyMessages.Outstanding(study.State))));
        Assert.False(StudyEngine.IsIdle(study.State));
    }

    [Fact]
    public void A_found_candidate_is_the_trial_of_its_number_with_its_job()
    {
        var study = Simulate();

        study.Find(Found(0));
        study.Find(Found(1));

        Assert.Equal([0, 1], study.Proposals.Select(proposal => proposal.Trial));
        Assert.All(study.Proposals, proposal => Assert.Equal(Found(proposal.Trial).Job, proposal.Job));
        Assert.Equal("1.5", study.Proposals.Last().Hyperparameters["x"]);
    }

    [Fact]
    public void Candidates_may_be_announced_in_any_order_and_any_number_of_times()
    {
        var study = Simulate();

        foreach (var trial in new[] { 2, 0, 0, 2, 1, 1, 3, 0 })
        {
            study.Find(Found(trial));
        }

        Assert.Equal([0, 1, 2, 3], study.Proposals.Select(proposal => proposal.Trial));
        Assert.Empty(study.State.Tuning!.Early);
    }

    [Fact]
    public void Candidates_beyond_the_limits_are_taken_all_the_same_because_they_run()
    {
        var study = Simulate(new Budget { MaxTrials = 2, MaxParallelTrials = 1 });

        Enumerable.Range(0, 4).ToList().ForEach(trial => study.Find(Found(trial)));

        Assert.Equal(4, study.State.Pending.Count);
    }

    [Fact]
    public void The_study_ends_when_the_tuning_has_and_every_trial_has_its_outcome()
    {
        var study = Simulate();
        study.Find(Found(0));
        study.Measure(0, 3);
        Assert.False(study.HasEnded);

        // The end overtakes the last candidate.
        study.EndTuning(Ended(2));
        Assert.False(study.HasEnded);
        study.Find(Found(1));
        study.Measure(1, 2);

        Assert.True(study.HasEnded);
        Assert.Equal((StudyEndKind.Completed, 1), (study.State.End!.Kind, study.State.Incumbent!.Trial));
        Assert.Equal("the tuning job completed; all 2 trials have an outcome", study.State.End.Cause);
    }

    [Fact]
    public void A_tuning_job_that_fails_ends_the_study_with_its_reason()
    {
        var study = Simulate();
        study.Find(Found(0));

        study.EndTuning(Ended(1) with { Status = JobStatus.Failed, Reason = "The tuning job failed: no such bucket. Mend the cause." });
        Assert.Equal(0, Assert.Single(study.Messages.OfType<StopTrial>()).Trial);
        study.Fail(0);

        var failed = Assert.Single(study.Messages.OfType<StudyFailed>());
        Assert.Contains("no such bucket", failed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopping_rule_stops_the_tuning_and_then_its_trials()
    {
        var study = Simulate(new Budget { MaxTrials = 20, MaxParallelTrials = 2, TargetValue = 1 });
        study.Find(Found(0));
        study.Find(Found(1));

        study.Measure(0, 0.5);

        Assert.Equal([typeof(StopTuning), typeof(StopTrial)], study.Messages.TakeLast(2).Select(message => message.GetType()));
        Assert.Contains(StudyMessages.Outstanding(study.State), message => message is StopTuning);
    }

    [Fact]
    public void A_cancelled_study_waits_for_the_end_of_the_tuning_and_stops_what_it_still_finds()
    {
        var study = Simulate();
        study.Cancel();
        Assert.False(study.HasEnded);

        study.Find(Found(0));
        Assert.Equal(0, Assert.Single(study.Messages.OfType<StopTrial>()).Trial);
        study.Record(0, Outcome.Unavailable("stopped", FailureClass.Stopped));
        study.EndTuning(Ended(1) with { Status = JobStatus.Stopped });

        Assert.True(Assert.Single(study.Messages.OfType<StudyFailed>()).Cancelled);
    }

    [Fact]
    public void A_paused_study_goes_on_with_the_tuning()
    {
        var study = Simulate();
        study.Find(Found(0));
        study.Pause();
        study.Record(0, Outcome.Unavailable("stopped", FailureClass.Stopped));
        Assert.False(study.HasEnded);

        study.Resume();
        study.Find(Found(1));
        study.Measure(1, 2);
        study.EndTuning(Ended(2));

        Assert.Equal((1, 1), (study.State.Counts.Measured, study.State.Counts.Unavailable));
        Assert.Equal(StudyEndKind.Completed, study.State.End?.Kind);
    }

    [Fact]
    public void The_service_is_never_chosen_by_itself() =>
        Assert.DoesNotContain(
            Enumerable.Range(1, 40).Select(trials => AutoChoice.For(Some.Study("auto", budget: new Budget { MaxTrials = trials * 50 }), OptimizerCatalog.BuiltIn)!.Name),
            name => name == AutomaticModelTuning.Name);

    private static string Json(object message) => JsonSerializer.Serialize(message, HpoJson.Options);

    private static StudySimulation Simulate(Budget? budget = null) => new(Some.Study(AutomaticModelTuning.Name, budget: budget));

    private static CandidateFound Found(int trial) => new()
    {
        StudyId = "some-study-1",
        Trial = trial,
        Hyperparameters = Some.Point((trial * 1.5).ToString(CultureInfo.InvariantCulture), "2"),
        Job = new AdoptedJob { Name = $"some-study-1-t1-{trial + 1:000}-0a1b2c3d", CreatedAt = Some.Time },
    };

    private static TuningEnded Ended(int trials) =>
        new() { StudyId = "some-study-1", Status = JobStatus.Completed, Trials = trials, Reason = "the tuning job completed" };
}
