using Hpo.Contracts;
using Hpo.TestKit.Training;

namespace Hpo.Services.Tests.Trainer;

public sealed class SeveralTrainersTests
{
    [Fact]
    public async Task Trainers_that_share_a_database_share_the_work_and_launch_nothing_twice()
    {
        var world = new TrainerWorld();
        world.Backend.Plan = request => request.Marker is { Attempt: 1, Trial: 3 }
            ? FakeOutcome.Fails(TimeSpan.FromSeconds(20), "InternalServerError: gone")
            : FakeOutcome.Completes(TimeSpan.FromSeconds(20));
        TrainerRig[] trainers = [.. Enumerable.Range(0, 3).Select(number => new TrainerRig(world, null, ("Trainer:Instance", $"trainer-{number}")))];

        await Task.WhenAll(trainers.SelectMany(trainer => Enumerable.Range(0, 20).Select(trial => trainer.ProposeAsync(Some.Candidate(trial)))));
        for (var seconds = 0; seconds < 120; seconds += 2)
        {
            await Task.WhenAll(trainers.Select(trainer => Task.Run(trainer.StepAsync)));
            world.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(21, world.Backend.Launched.Count);
        Assert.Equal(21, world.Backend.Launched.Distinct().Count());
        Assert.Equal(20, world.Publisher.Of<JobCompleted>().Count(completed => completed is { Status: JobStatus.Completed, WillRetry: false }));
        foreach (var trainer in trainers)
            await trainer.DisposeAsync();
    }
}
