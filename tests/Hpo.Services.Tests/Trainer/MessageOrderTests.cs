using CsCheck;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Training;

namespace Hpo.Services.Tests.Trainer;

/// <summary>Whatever the order, the repetitions and the moments in which messages arrive.</summary>
public sealed class MessageOrderTests
{
    private const int Trials = 3;

    private static readonly Gen<string[]> Stories = Gen.OneOfConst("propose 0", "propose 1", "propose 2", "stop 0", "stop 1", "cancel", "step", "wait", "restart", "throttle", "lose").Array[3, 25];

    [Fact]
    public void No_attempt_is_launched_twice_and_every_proposed_trial_gets_one_outcome()
    {
        Stories.Sample(story => TellAsync(story).GetAwaiter().GetResult(), iter: 100);
    }

    private static async Task TellAsync(string[] story)
    {
        var world = new TrainerWorld();
        world.Backend.Quota = 2;
        world.Backend.Plan = request => request.Marker is { Trial: 2, Attempt: 1 }
            ? FakeOutcome.Fails(TimeSpan.FromSeconds(30), "InternalServerError: gone")
            : FakeOutcome.Completes(TimeSpan.FromMinutes(1));
        var trainer = new TrainerRig(world);
        foreach (var line in story)
        {
            if (line == "restart")
            {
                await trainer.DisposeAsync();
                trainer = new TrainerRig(world);
                await trainer.RecoverAsync();
            }
            else
            {
                await DoAsync(trainer, line);
            }
        }

        await trainer.RunToEndAsync();
        await trainer.DisposeAsync();
        Check(world, story);
    }

    private static Task DoAsync(TrainerRig trainer, string line)
    {
        switch (line.Split(' '))
        {
            case ["propose", var trial]:
                return trainer.ProposeAsync(Some.Candidate(int.Parse(trial, System.Globalization.CultureInfo.InvariantCulture)));
            case ["stop", var trial]:
                return trainer.StopTrialAsync(Some.StudyId, int.Parse(trial, System.Globalization.CultureInfo.InvariantCulture));
            case ["cancel"]:
                return trainer.CancelStudyAsync(Some.StudyId);
            case ["wait"]:
                return trainer.RunAsync(TimeSpan.FromSeconds(40));
            case ["throttle"]:
                trainer.World.Backend.AnswerNext(new Hpo.Trainer.LaunchResult.Throttled("Rate exceeded"));
                return Task.CompletedTask;
            case ["lose"]:
                trainer.World.Backend.LoseNextAnswer();
                return Task.CompletedTask;
            default:
                return trainer.StepAsync();
        }
    }

    private static void Check(TrainerWorld world, string[] story)
    {
        Assert.Equal(world.Backend.Launched.Count, world.Backend.Launched.Distinct().Count());
        for (var trial = 0; trial < Trials; trial++)
        {
            // A finished trial that is proposed again tells the same end again.
            var final = world.Publisher.Of<JobCompleted>().Where(completed => completed.Trial == trial && !completed.WillRetry).ToList();
            Assert.Equal(story.Contains($"propose {trial}") ? 1 : 0, final.Select(completed => OutgoingMessage.Of(completed).Body.GetRawText()).Distinct().Count());
            Assert.Equal(
                world.Backend.Launched.Count(name => name.StartsWith($"mnist-ga-{trial}-", StringComparison.Ordinal)),
                world.Publisher.Of<JobStarted>().Where(started => started.Trial == trial).Select(started => started.Attempt).Distinct().Count());
        }
    }
}
