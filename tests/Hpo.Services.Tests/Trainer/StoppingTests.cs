using Hpo.Contracts;
using Hpo.TestKit.Training;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class StoppingTests
{
    private readonly TrainerWorld world = new();

    public StoppingTests() => world.Backend.Plan = _ => FakeOutcome.Endless;

    [Fact]
    public async Task A_queued_trial_stops_without_being_launched()
    {
        await using var trainer = new TrainerRig(world);

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.StopTrialAsync(Some.StudyId, 0, "no improvement");
        await trainer.RunToEndAsync();

        Assert.Empty(world.Backend.Launched);
        var completed = Assert.Single(world.Publisher.Of<JobCompleted>());
        Assert.Equal((JobStatus.Stopped, FailureClass.Stopped, "no improvement"), (completed.Status, completed.FailureClass, completed.FailureReason));
    }

    [Fact]
    public async Task A_running_trial_is_stopped_and_its_end_told_when_it_has_ended()
    {
        await using var trainer = new TrainerRig(world);

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunAsync(TimeSpan.FromMinutes(10));
        await trainer.StopTrialAsync(Some.StudyId, 0, "no improvement");
        Assert.Empty(world.Publisher.Of<JobCompleted>());
        await trainer.RunToEndAsync();

        Assert.Equal(1, world.Backend.Stops);
        var completed = Assert.Single(world.Publisher.Of<JobCompleted>());
        Assert.Equal((JobStatus.Stopped, FailureClass.Stopped, "no improvement"), (completed.Status, completed.FailureClass, completed.FailureReason));
    }

    [Fact]
    public async Task A_job_that_completes_before_it_can_be_stopped_is_completed()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.FromMinutes(10));

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunAsync(TimeSpan.FromMinutes(9.99));
        await trainer.StopTrialAsync(Some.StudyId, 0);
        await trainer.RunToEndAsync();

        Assert.Equal(JobStatus.Completed, Assert.Single(world.Publisher.Of<JobCompleted>()).Status);
    }

    [Fact]
    public async Task An_order_that_overtakes_its_candidate_is_remembered()
    {
        await using var trainer = new TrainerRig(world);

        await trainer.StopTrialAsync(Some.StudyId, 0, "no improvement");
        await trainer.ProposeAsync(Some.Candidate(trial: 0));
        await trainer.ProposeAsync(Some.Candidate(trial: 1));
        await trainer.RunAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["mnist-ga-1-1"], world.Backend.Launched);
        Assert.Equal((0, JobStatus.Stopped), (Assert.Single(world.Publisher.Of<JobCompleted>()).Trial, world.Publisher.Of<JobCompleted>()[0].Status));
    }

    [Fact]
    public async Task Cancelling_a_study_stops_its_trials_and_those_that_come_late_and_no_others()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Quota = 3;
        for (var trial = 0; trial < 5; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));
        await trainer.RunAsync(TimeSpan.FromMinutes(1));
        world.Backend.Quota = 100;
        await trainer.ProposeAsync(Some.Candidate(studyId: "other"));

        await trainer.CancelStudyAsync(Some.StudyId);
        await trainer.ProposeAsync(Some.Candidate(trial: 5));
        await trainer.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal([0, 1, 2, 3, 4, 5], world.Publisher.Of<JobCompleted>().Select(completed => completed.Trial).Order());
        Assert.All(world.Publisher.Of<JobCompleted>(), completed => Assert.Equal((Some.StudyId, JobStatus.Stopped), (completed.StudyId, completed.Status)));
        Assert.All(Enumerable.Range(0, 6), trial => Assert.NotEqual(JobPhase.InProgress, world.Backend.PhaseOf($"mnist-ga-{trial}-1")));
        Assert.Equal(JobPhase.InProgress, world.Backend.PhaseOf("other-0-1"));
    }

    [Fact]
    public async Task A_completed_study_leaves_no_job_behind()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.StepAsync();

        await trainer.Get<StopHandler>().StudyCompletedAsync(
            new StudyCompleted { StudyId = Some.StudyId, Cause = "target reached", Counts = new TrialCounts(1, 0, 0) }, default);
        await trainer.RunToEndAsync();

        Assert.Equal(JobPhase.Stopped, world.Backend.PhaseOf("mnist-ga-0-1"));
        Assert.Equal("study completed: target reached", Assert.Single(world.Publisher.Of<JobCompleted>()).FailureReason);
    }

    [Fact]
    public async Task A_stop_that_the_service_did_not_hear_is_repeated()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.StepAsync();
        world.Backend.Silent = true;
        await trainer.StopTrialAsync(Some.StudyId, 0);
        await trainer.RunAsync(TimeSpan.FromMinutes(5));

        world.Backend.Silent = false;
        await trainer.RunToEndAsync();

        Assert.Equal(JobStatus.Stopped, Assert.Single(world.Publisher.Of<JobCompleted>()).Status);
    }

    [Fact]
    public async Task A_trial_that_is_to_stop_is_not_launched_again_when_its_machine_is_lost()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Fails(TimeSpan.FromMinutes(10), "InternalServerError: gone");
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunAsync(TimeSpan.FromMinutes(9.99));

        await trainer.StopTrialAsync(Some.StudyId, 0);
        await trainer.RunToEndAsync();

        Assert.Equal(["mnist-ga-0-1"], world.Backend.Launched);
        Assert.False(Assert.Single(world.Publisher.Of<JobCompleted>()).WillRetry);
    }

    [Fact]
    public async Task A_launch_that_got_through_unnoticed_is_stopped_too()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.LoseNextAnswer();
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.StepAsync();

        await trainer.StopTrialAsync(Some.StudyId, 0);
        await trainer.RunToEndAsync();

        Assert.Equal(JobPhase.Stopped, world.Backend.PhaseOf("mnist-ga-0-1"));
        Assert.Equal(JobStatus.Stopped, Assert.Single(world.Publisher.Of<JobCompleted>()).Status);
    }

    [Fact]
    public async Task A_running_job_that_no_trial_wants_is_found_and_stopped_and_others_are_left_alone()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate(trial: 0));
        await trainer.StopTrialAsync(Some.StudyId, 0);
        await trainer.ProposeAsync(Some.Candidate(trial: 1));
        await trainer.RunAsync(TimeSpan.FromMinutes(1));
        await world.Backend.LaunchAsync(Some.Launch(), default);
        await world.Backend.LaunchAsync(Some.Launch() with { JobName = "unknown-0-1", Marker = new JobMarker("unknown", 0, 1) }, default);

        await trainer.ReconcileAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await trainer.ReconcileAsync();

        Assert.Equal(JobPhase.Stopping, world.Backend.PhaseOf("mnist-ga-0-1"));
        Assert.Equal(JobPhase.InProgress, world.Backend.PhaseOf("mnist-ga-1-1"));
        Assert.Equal(JobPhase.InProgress, world.Backend.PhaseOf("unknown-0-1"));
    }
}
