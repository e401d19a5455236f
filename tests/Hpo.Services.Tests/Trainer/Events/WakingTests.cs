using Hpo.Contracts;
using Hpo.TestKit.Training;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

/// <summary>Events wake the watcher; the looks decide. On a fake clock.</summary>
public sealed class WakingTests
{
    private static readonly (string, string) Queue = ("Trainer:Events:QueueUrl", "https://sqs.eu-west-1.amazonaws.com/123456789012/events");
    private readonly TrainerWorld world = new();

    [Fact]
    public async Task An_event_costs_one_look_and_settles_the_trial_before_the_next_poll_would_have()
    {
        await using var trainer = new TrainerRig(world, null, Queue);
        await RunningForAsync(trainer, TimeSpan.FromHours(1));
        var looks = world.Backend.Describes;

        var waking = await WakeAsync(trainer, "mnist-ga-0-1");
        await trainer.StepAsync();

        Assert.Equal((JobWaking.Woken, 1), (waking, world.Backend.Describes - looks));
        Assert.Equal(JobStatus.Completed, Assert.Single(world.Publisher.Of<JobCompleted>()).Status);
    }

    [Fact]
    public async Task Without_the_event_the_next_poll_settles_it()
    {
        await using var trainer = new TrainerRig(world, null, Queue);
        await RunningForAsync(trainer, TimeSpan.FromHours(1));

        await trainer.RunAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(JobStatus.Completed, Assert.Single(world.Publisher.Of<JobCompleted>()).Status);
    }

    [Fact]
    public async Task Polls_are_rarer_with_events()
    {
        await using var trainer = new TrainerRig(world, null, Queue);
        world.Backend.Plan = _ => FakeOutcome.Endless;
        await trainer.ProposeAsync(Some.Candidate());

        await trainer.RunAsync(TimeSpan.FromHours(10));

        Assert.InRange(world.Backend.Describes, 115, 160);
    }

    [Fact]
    public async Task An_event_that_is_wrong_costs_a_look_and_changes_nothing()
    {
        await using var trainer = new TrainerRig(world, null, Queue);
        world.Backend.Plan = _ => FakeOutcome.Endless;
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunAsync(TimeSpan.FromMinutes(10));
        var looks = world.Backend.Describes;

        await WakeAsync(trainer, "mnist-ga-0-1");
        await trainer.StepAsync();

        Assert.Equal(1, world.Backend.Describes - looks);
        Assert.Empty(world.Publisher.Of<JobCompleted>());
        Assert.Equal(JobState.Running, (await trainer.FindAsync(Some.StudyId, 0))!.State);
    }

    [Fact]
    public async Task Repeated_and_old_events_and_those_of_other_jobs_cost_no_look()
    {
        await using var trainer = new TrainerRig(world, null, Queue);
        world.Backend.Plan = request => request.Marker is { Trial: 1, Attempt: 2 } ? FakeOutcome.Endless
            : request.Marker.Trial == 1 ? FakeOutcome.Fails(TimeSpan.FromMinutes(1), "InternalServerError") : FakeOutcome.Completes(TimeSpan.FromMinutes(1));
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.ProposeAsync(Some.Candidate(1));
        await trainer.RunAsync(TimeSpan.FromMinutes(10));
        var looks = world.Backend.Describes;

        JobWaking[] wakings =
        [
            await WakeAsync(trainer, "mnist-ga-0-1"), // it finished
            await WakeAsync(trainer, "mnist-ga-1-1"), // an attempt that was replaced
            await WakeAsync(trainer, "mnist-ga-7-1"), // a trial that there is not
            await WakeAsync(trainer, "prefix-mnist-ga-1-2"), // a name that only resembles
            await WakeAsync(trainer, "somebody-elses-job"),
        ];
        await trainer.StepAsync();

        Assert.Equal([JobWaking.NothingNew, JobWaking.NothingNew, JobWaking.Unknown, JobWaking.Unknown, JobWaking.Unknown], wakings);
        Assert.Equal(0, world.Backend.Describes - looks);
    }

    [Fact]
    public async Task An_event_that_comes_twice_before_the_look_costs_one()
    {
        await using var trainer = new TrainerRig(world, null, Queue);
        await RunningForAsync(trainer, TimeSpan.FromHours(1));
        var looks = world.Backend.Describes;

        await WakeAsync(trainer, "mnist-ga-0-1");
        await WakeAsync(trainer, "mnist-ga-0-1");
        await trainer.StepAsync();
        await trainer.RunToEndAsync();

        Assert.Equal(1, world.Backend.Describes - looks);
        Assert.Single(world.Publisher.Of<JobCompleted>());
    }

    [Fact]
    public async Task An_event_is_looked_into_at_once_while_many_jobs_are_watched_by_lists()
    {
        await using var trainer = new TrainerRig(world, null, Queue);
        world.Backend.Plan = request => request.Marker.Trial == 7 ? FakeOutcome.Completes(TimeSpan.FromMinutes(10)) : FakeOutcome.Endless;
        for (var trial = 0; trial < 40; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));
        await trainer.RunAsync(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        var (looks, lists) = (world.Backend.Describes, world.Backend.Lists);
        Assert.Empty(world.Publisher.Of<JobCompleted>());

        await WakeAsync(trainer, "mnist-ga-7-1");
        await trainer.Get<Watcher>().RoundAsync(default);
        await trainer.Get<Watcher>().IdleAsync(default);

        Assert.Equal((1, 0), (world.Backend.Describes - looks, world.Backend.Lists - lists));
        Assert.Equal(7, Assert.Single(world.Publisher.Of<JobCompleted>()).Trial);
    }

    [Fact]
    public void A_look_that_saw_no_end_does_not_put_off_what_an_event_made_due_meanwhile()
    {
        var before = Some.Running() with { DueAt = Some.Now.AddMinutes(1) };
        var woken = JobDecisions.Wake(before, before.JobName, Some.Now.AddSeconds(1));
        var later = Some.Now.AddSeconds(2);

        var stillRuns = JobDecisions.AfterLook(woken, 1, new DescribeResult.Found(Some.Description(JobPhase.InProgress)), later, Some.Options);
        var ended = JobDecisions.AfterLook(woken, 1, new DescribeResult.Found(Some.Description(JobPhase.Completed)), later, Some.Options);

        Assert.Equal(Some.Now.AddSeconds(1), JobDecisions.KeepingDue(before, woken, stillRuns).DueAt);
        Assert.Equal(JobState.Finished, JobDecisions.KeepingDue(before, woken, ended).State);
        Assert.Same(stillRuns, JobDecisions.KeepingDue(woken, woken, stillRuns));
    }

    [Fact]
    public void Only_a_job_that_is_watched_is_woken()
    {
        var now = Some.Now.AddSeconds(1);

        Assert.All(
            [Some.Queued(), Some.Launching(), Some.Running() with { State = JobState.Finished, DueAt = null }],
            job => Assert.Same(job, JobDecisions.Wake(job, job.JobName, now)));
        Assert.Equal(now, JobDecisions.Wake(Some.Running() with { State = JobState.Stopping }, Some.Running().JobName, now).DueAt);
    }

    // The job ends just after a look, so that the next one is far.
    private async Task RunningForAsync(TrainerRig trainer, TimeSpan time)
    {
        world.Backend.Plan = _ => FakeOutcome.Completes(time);
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunAsync(time);
        Assert.Empty(world.Publisher.Of<JobCompleted>());
    }

    private static Task<JobWaking> WakeAsync(TrainerRig trainer, string jobName) =>
        trainer.Get<JobWaker>().WakeAsync(jobName, default);
}
