using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer.Inner;

/// <summary>A trainer that is killed while trials run as studies.</summary>
public sealed class StudyJobCrashTests
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Wherever_the_trainer_dies_the_trial_ends_with_the_same_outcome()
    {
        for (var (step, isOver) = (0, false); !isOver; step++)
        {
            var world = new TrainerWorld();
            var crash = new CrashSwitch(step);
            await LiveAsync(world, crash);
            isOver = !crash.IsDead;
            await LiveAsync(world, CrashSwitch.Never);

            Assert.Equal(Nested.Ids, world.Submitted());
            var ends = world.Publisher.Of<JobCompleted>();
            Assert.NotEmpty(ends);
            Assert.All(ends, end => Assert.Equal((JobStatus.Completed, 1, 0.5), (end.Status, end.Attempt, end.FinalMetrics!["score"])));
            Assert.Empty(world.Cancelled());
        }
    }

    [Fact]
    public async Task A_process_that_starts_asks_at_once_for_what_the_one_before_was_waiting_for()
    {
        var world = new TrainerWorld();
        await using (var before = new TrainerRig(world))
        {
            await before.ProposeAsync(Nested.Candidate());
            await before.RunNestedAsync(TimeSpan.FromHours(1));
        }

        var asked = world.Publisher.Of<SubmitStudy>().Count;
        await using var after = new TrainerRig(world);
        await after.RecoverAsync();
        await after.Get<StudyJobFollower>().RoundAsync(default);

        Assert.Equal(asked + Nested.Ids.Count, world.Publisher.Of<SubmitStudy>().Count);
    }

    // What the bus would do: deliver again what was not handled.
    private static async Task LiveAsync(TrainerWorld world, CrashSwitch crash)
    {
        await using var trainer = new TrainerRig(world, crash);
        try
        {
            await trainer.RecoverAsync();
            await trainer.ProposeAsync(Nested.Candidate());
            await trainer.RunNestedAsync(AWhile);
            await trainer.EndAsync(Nested.Completed(Nested.Ids[0], loss: 2));
            await trainer.EndAsync(Nested.Completed(Nested.Ids[1], loss: 1.6));
            await trainer.RunNestedAsync(AWhile);
        }
        catch (SimulatedCrashException)
        {
            // The next life goes on.
            return;
        }
    }
}
