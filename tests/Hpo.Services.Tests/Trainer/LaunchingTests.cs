using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Training;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class LaunchingTests
{
    private readonly TrainerWorld world = new();

    [Fact]
    public async Task A_proposed_candidate_becomes_a_job_and_its_end_is_told()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.FromMinutes(2)) with { FinalMetrics = new Dictionary<string, double> { ["accuracy"] = 0.9 } };

        await trainer.ProposeAsync(Some.Candidate(trial: 4));
        await trainer.RunToEndAsync();

        Assert.Equal(["mnist-ga-4-1"], world.Backend.Launched);
        Assert.Equal(("mnist-ga-4-1", 1), (Assert.Single(world.Publisher.Of<JobStarted>()).JobName, world.Publisher.Of<JobStarted>()[0].Attempt));
        var completed = Assert.Single(world.Publisher.Of<JobCompleted>());
        Assert.Equal((JobStatus.Completed, 0.9, 120), (completed.Status, completed.FinalMetrics!["accuracy"], completed.Seconds));
        var document = await trainer.FindAsync(Some.StudyId, 4);
        Assert.Equal((JobState.Finished, null), (document!.State, document.DueAt));
        Assert.Empty(document.Unsent);
    }

    [Fact]
    public async Task The_handler_answers_without_waiting_for_the_service()
    {
        await using var trainer = new TrainerRig(world);

        await trainer.ProposeAsync(Some.Candidate());

        Assert.Equal(0, world.Backend.Launches);
        Assert.Equal(JobState.Queued, (await trainer.FindAsync(Some.StudyId, 0))!.State);
    }

    [Fact]
    public async Task A_candidate_proposed_again_is_the_same_trial()
    {
        await using var trainer = new TrainerRig(world);

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.StepAsync();
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunToEndAsync();
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunToEndAsync();

        Assert.Equal(["mnist-ga-0-1"], world.Backend.Launched);
    }

    [Fact]
    public async Task A_finished_trial_that_is_proposed_again_tells_its_end_again()
    {
        await using var trainer = new TrainerRig(world);

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunToEndAsync();
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunToEndAsync();

        var ends = world.Publisher.Of<JobCompleted>().Select(OutgoingMessage.Of).ToList();
        Assert.Equal(2, ends.Count);
        Assert.Equal(ends[0].Body.GetRawText(), ends[1].Body.GetRawText());
    }

    [Fact]
    public async Task A_full_quota_makes_trials_wait_and_fails_none()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Quota = 2;

        for (var trial = 0; trial < 5; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));
        await trainer.RunToEndAsync();

        Assert.Equal(5, world.Backend.Launched.Distinct().Count());
        Assert.Equal(5, world.Backend.Launched.Count);
        Assert.All(world.Publisher.Of<JobCompleted>(), completed => Assert.Equal((JobStatus.Completed, 1), (completed.Status, completed.Attempt)));
        Assert.Equal(5, world.Publisher.Of<JobCompleted>().Count);
    }

    [Fact]
    public async Task Throttled_launches_are_repeated()
    {
        await using var trainer = new TrainerRig(world);
        for (var times = 0; times < 4; times++)
            world.Backend.AnswerNext(new LaunchResult.Throttled("Rate exceeded"));

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunToEndAsync();

        Assert.Equal(5, world.Backend.Launches);
        Assert.Equal(1, Assert.Single(world.Publisher.Of<JobCompleted>()).Attempt);
    }

    [Fact]
    public async Task A_job_whose_launch_was_never_answered_is_found_again()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.LoseNextAnswer();

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunToEndAsync();

        Assert.Equal(["mnist-ga-0-1"], world.Backend.Launched);
        Assert.Equal(1, world.Backend.Launches);
        Assert.Single(world.Publisher.Of<JobStarted>());
    }

    [Fact]
    public async Task A_name_that_is_taken_by_others_fails_the_trial_and_says_what_to_do()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.PlaceForeign(Some.Launch());

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunToEndAsync();

        var completed = Assert.Single(world.Publisher.Of<JobCompleted>());
        Assert.Equal((JobStatus.Failed, FailureClass.Request), (completed.Status, completed.FailureClass));
        Assert.Contains("another id", completed.FailureReason, StringComparison.Ordinal);
        Assert.Equal(JobPhase.InProgress, world.Backend.PhaseOf("mnist-ga-0-1"));
    }

    [Fact]
    public async Task A_job_of_the_same_name_with_other_hyperparameters_is_not_taken_for_ours()
    {
        await using var trainer = new TrainerRig(world);
        await world.Backend.LaunchAsync(Some.Launch() with { Hyperparameters = new Dictionary<string, string> { ["learning_rate"] = "0.1" } }, default);

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunToEndAsync();

        Assert.Equal(FailureClass.Request, Assert.Single(world.Publisher.Of<JobCompleted>()).FailureClass);
    }

    [Fact]
    public async Task A_trial_lost_to_the_infrastructure_gets_new_attempts_up_to_the_limit()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Fails(TimeSpan.FromSeconds(30), "CapacityError: Unable to provision");

        await trainer.ProposeAsync(Some.Candidate(training: Some.Training(maxAttempts: 3)));
        await trainer.RunToEndAsync();

        Assert.Equal(["mnist-ga-0-1", "mnist-ga-0-2", "mnist-ga-0-3"], world.Backend.Launched);
        Assert.Equal([true, true, false], world.Publisher.Of<JobCompleted>().Select(completed => completed.WillRetry));
        Assert.Equal([1, 2, 3], world.Publisher.Of<JobCompleted>().Select(completed => completed.Attempt));
        Assert.Equal([1, 2, 3], world.Publisher.Of<JobStarted>().Select(started => started.Attempt));
    }

    [Fact]
    public async Task A_job_that_vanished_gets_a_new_attempt()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.FromHours(1));

        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunAsync(TimeSpan.FromMinutes(10));
        world.Backend.Forget("mnist-ga-0-1");
        await trainer.RunToEndAsync();

        Assert.Equal(["mnist-ga-0-1", "mnist-ga-0-2"], world.Backend.Launched);
        Assert.Equal((JobStatus.Completed, 2), (world.Publisher.Of<JobCompleted>()[^1].Status, world.Publisher.Of<JobCompleted>()[^1].Attempt));
    }

    [Fact]
    public async Task A_job_that_vanishes_each_time_ends_its_trial_and_says_what_to_do()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.FromHours(1));

        await trainer.ProposeAsync(Some.Candidate());
        foreach (var job in new[] { "mnist-ga-0-1", "mnist-ga-0-2", "mnist-ga-0-3" })
        {
            await trainer.RunAsync(TimeSpan.FromMinutes(10));
            world.Backend.Forget(job);
        }

        await trainer.RunToEndAsync();

        var end = world.Publisher.Of<JobCompleted>()[^1];
        Assert.Equal((JobStatus.Failed, FailureClass.Infrastructure, false), (end.Status, end.FailureClass, end.WillRetry));
        Assert.Contains("'mnist-ga-0-3' does not exist any more: it was deleted", end.FailureReason, StringComparison.Ordinal);
    }
}
