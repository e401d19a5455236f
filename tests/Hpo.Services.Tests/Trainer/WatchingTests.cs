using Hpo.Contracts;
using Hpo.TestKit.Training;

namespace Hpo.Services.Tests.Trainer;

public sealed class WatchingTests
{
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
}
