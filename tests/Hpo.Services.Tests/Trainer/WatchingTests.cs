using Hpo.Contracts;
using Hpo.TestKit.Training;

namespace Hpo.Services.Tests.Trainer;

public sealed class WatchingTests
{
    private const int PagesOfAThousand = 20; // the fake's pages of a hundred, each followed by an empty one

    private readonly TrainerWorld world = new();

    [Fact]
    public async Task Many_jobs_are_watched_with_lists_and_described_only_when_they_ended()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.PageSize = 15;
        world.Backend.Plan = request => FakeOutcome.Completes(TimeSpan.FromMinutes(request.Marker.Trial == 7 ? 5 : 60));
        for (var trial = 0; trial < 40; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));

        await trainer.RunAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(1, world.Backend.Describes);
        Assert.Equal(7, Assert.Single(world.Publisher.Of<JobCompleted>()).Trial);
        Assert.True(world.Backend.Lists > 10);
    }

    [Fact]
    public async Task A_thousand_jobs_cost_one_list_per_interval_and_one_description_per_change()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = request => FakeOutcome.Completes(TimeSpan.FromMinutes(request.Marker.Trial < 30 ? 3 : 600));
        await ProposeAsync(trainer, 1000);

        await trainer.RunAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(30, world.Publisher.Of<JobCompleted>().Count);
        Assert.Equal(30, world.Backend.Describes);
        Assert.InRange(world.Backend.Lists, 1, 12 * PagesOfAThousand);
    }

    [Fact]
    public async Task Two_trainers_read_no_more_lists_than_one()
    {
        await using var one = new TrainerRig(world);
        await using var other = new TrainerRig(world, null, ("Trainer:Instance", "other"));
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.FromMinutes(600));
        await ProposeAsync(one, 1000);

        for (var minute = 0; minute < 3; minute++)
        {
            await one.RunAsync(TimeSpan.FromSeconds(30));
            await other.RunAsync(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(0, world.Backend.Describes);
        Assert.InRange(world.Backend.Lists, 1, 6 * PagesOfAThousand);
    }

    [Fact]
    public async Task A_trainer_that_was_away_describes_no_job_of_a_thousand_that_still_runs()
    {
        world.Backend.Plan = request => FakeOutcome.Completes(TimeSpan.FromMinutes(request.Marker.Trial < 25 ? 30 : 600));
        await using (var first = new TrainerRig(world))
        {
            await ProposeAsync(first, 1000);
            await first.RunAsync(TimeSpan.FromSeconds(1));
        }

        world.Clock.Advance(TimeSpan.FromHours(1));
        await using var second = new TrainerRig(world);
        await second.RunAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(25, world.Publisher.Of<JobCompleted>().Count);
        Assert.Equal(25, world.Backend.Describes);
    }

    [Fact]
    public async Task A_job_that_is_to_stop_among_many_is_told_once_and_looked_at_when_it_is_gone()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.FromMinutes(600)) with { StopTime = TimeSpan.FromMinutes(2) };
        await ProposeAsync(trainer, 40);
        await trainer.RunAsync(TimeSpan.FromMinutes(10));

        await trainer.StopTrialAsync(Some.StudyId, 5);
        await trainer.RunAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(1, world.Backend.Stops);
        Assert.Equal(2, world.Backend.Describes);
        Assert.Equal(JobStatus.Stopped, Assert.Single(world.Publisher.Of<JobCompleted>()).Status);
    }

    [Fact]
    public async Task The_last_of_many_are_looked_at_as_often_as_a_few()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = request => FakeOutcome.Completes(request.Marker.Trial < 3 ? TimeSpan.FromSeconds(150) : TimeSpan.FromMinutes(2));
        await ProposeAsync(trainer, 1000);
        await trainer.RunAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(1000, world.Publisher.Of<JobCompleted>().Count);
    }

    [Fact]
    public async Task A_few_jobs_are_described_directly()
    {
        await using var trainer = new TrainerRig(world);
        for (var trial = 0; trial < 3; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));

        await trainer.RunToEndAsync();

        Assert.Equal(0, world.Backend.Lists);
        Assert.Equal(3, world.Publisher.Of<JobCompleted>().Count);
    }

    [Fact]
    public async Task A_vanished_job_is_noticed_among_many()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.FromMinutes(30));
        for (var trial = 0; trial < 40; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));
        await trainer.RunAsync(TimeSpan.FromMinutes(10));
        world.Backend.Forget("mnist-ga-12-1");

        await trainer.RunToEndAsync();

        Assert.Contains("mnist-ga-12-2", world.Backend.Launched);
        Assert.Equal(40, world.Publisher.Of<JobCompleted>().Count(completed => !completed.WillRetry));
    }

    [Fact]
    public async Task A_service_that_cannot_list_is_asked_job_by_job_and_one_that_is_silent_again_later()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.FromMinutes(1));
        for (var trial = 0; trial < 20; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));
        await trainer.StepAsync();
        world.Backend.Silent = true;

        await trainer.RunAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(world.Publisher.Of<JobCompleted>());
        world.Backend.Silent = false;
        await trainer.RunToEndAsync();

        Assert.Equal(20, world.Publisher.Of<JobCompleted>().Count(completed => completed.Status == JobStatus.Completed));
        Assert.Equal(20, world.Backend.Launched.Count);
    }

    [Fact]
    public async Task Looks_get_rarer_as_the_job_gets_older()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.FromHours(10));
        await trainer.ProposeAsync(Some.Candidate());

        await trainer.RunAsync(TimeSpan.FromMinutes(1));
        var young = world.Backend.Describes;
        await trainer.RunAsync(TimeSpan.FromHours(1));

        Assert.InRange(young, 8, 12);
        Assert.InRange(world.Backend.Describes - young, 115, 150);
    }

    [Fact]
    public async Task Messages_wait_in_the_document_while_the_broker_is_away()
    {
        await using var trainer = new TrainerRig(world, null, ("Trainer:ResendAfter", "00:00:05"));
        await trainer.ProposeAsync(Some.Candidate());
        world.Publisher.Away = true;

        var step = trainer.StepAsync();
        while (!step.IsCompleted)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await step;
        Assert.NotEmpty((await trainer.FindAsync(Some.StudyId, 0))!.Unsent);
        world.Publisher.Away = false;
        await trainer.RunToEndAsync();

        Assert.NotEmpty(world.Publisher.Of<JobStarted>());
        Assert.NotEmpty(world.Publisher.Of<JobCompleted>());
        Assert.Equal(["mnist-ga-0-1"], world.Backend.Launched);
    }

    private static async Task ProposeAsync(TrainerRig trainer, int trials)
    {
        for (var trial = 0; trial < trials; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));
    }
}
