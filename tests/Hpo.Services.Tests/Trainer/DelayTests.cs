using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

/// <summary>A study is told what its trials wait for: once a minute, whatever their number.</summary>
public sealed class DelayTests
{
    private const string Expired = "ExpiredTokenException: The security token included in the request is expired. Renew the AWS credentials of the trainer.";

    private readonly TrainerWorld world = new();

    [Fact]
    public async Task Launches_that_wait_for_credentials_tell_their_study_and_go_on_when_they_are_mended()
    {
        await using var trainer = new TrainerRig(world);
        for (var trial = 0; trial < 5; trial++)
        {
            world.Backend.AnswerNext(new LaunchResult.Unreachable(Expired));
            await trainer.ProposeAsync(Some.Candidate(trial));
        }

        await trainer.RunToEndAsync();

        Assert.Equal(("mnist-ga", Expired), Assert.Single(world.Publisher.Of<TrialDelayed>().Select(delayed => (delayed.StudyId, delayed.Reason))));
        Assert.Equal(5, world.Publisher.Of<JobCompleted>().Count(completed => completed.Status == JobStatus.Completed));
    }

    [Fact]
    public async Task What_lasts_is_told_every_minute()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.StepAsync();
        world.Backend.Silent = true;

        await trainer.RunAsync(TimeSpan.FromMinutes(10));

        Assert.InRange(world.Publisher.Of<TrialDelayed>().Count, 5, 11);
        Assert.Empty(world.Publisher.Of<JobCompleted>());
    }
}
