using Hpo.Contracts;
using Hpo.TestKit.Training;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

/// <summary>
/// Kills the trainer before and after each of its steps to the outside (store, service, bus) in turn, starts it anew and lets the bus deliver again
/// what was not acknowledged.
/// </summary>
public sealed class CrashTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_trial_survives_a_crash_at_any_step()
    {
        await AtEveryStepAsync(
            _ => FakeOutcome.Completes(TimeSpan.FromSeconds(12)),
            async trainer =>
            {
                await trainer.ProposeAsync(Some.Candidate());
                await trainer.RunAsync(Hour);
            },
            world =>
            {
                Assert.Equal(["mnist-ga-0-1"], world.Backend.Launched);
                Assert.NotEmpty(world.Publisher.Of<JobStarted>());
                Assert.Equal(JobStatus.Completed, Assert.Single(Final(world).Distinct()));
            });
    }

    [Fact]
    public async Task A_retry_survives_a_crash_at_any_step()
    {
        await AtEveryStepAsync(
            request => request.Marker.Attempt == 1
                ? FakeOutcome.Fails(TimeSpan.FromSeconds(3), "InternalServerError: gone")
                : FakeOutcome.Completes(TimeSpan.FromSeconds(3)),
            async trainer =>
            {
                await trainer.ProposeAsync(Some.Candidate());
                await trainer.RunAsync(Hour);
            },
            world =>
            {
                Assert.Equal(["mnist-ga-0-1", "mnist-ga-0-2"], world.Backend.Launched);
                Assert.Equal([1, 2], world.Publisher.Of<JobStarted>().Select(started => started.Attempt).Distinct().Order());
                Assert.Contains(world.Publisher.Of<JobCompleted>(), completed => completed is { Attempt: 1, WillRetry: true });
                Assert.Equal(JobStatus.Completed, Assert.Single(Final(world).Distinct()));
            });
    }

    [Fact]
    public async Task A_stop_survives_a_crash_at_any_step()
    {
        await AtEveryStepAsync(
            _ => FakeOutcome.Endless,
            async trainer =>
            {
                await trainer.ProposeAsync(Some.Candidate());
                await trainer.RunAsync(TimeSpan.FromSeconds(12));
                await trainer.CancelStudyAsync(Some.StudyId);
                await trainer.RunAsync(Hour);
            },
            world =>
            {
                Assert.True(world.Backend.Launched.Count <= 1);
                Assert.True(world.Backend.PhaseOf("mnist-ga-0-1") is null or JobPhase.Stopped);
                Assert.Equal(JobStatus.Stopped, Assert.Single(Final(world).Distinct()));
            });
    }

    [Fact]
    public async Task A_trainer_of_another_name_takes_over_when_the_lease_has_run_out()
    {
        var world = new TrainerWorld();
        await using (var dying = new TrainerRig(world, new CrashSwitch(12)))
        {
            await Assert.ThrowsAsync<SimulatedCrashException>(async () =>
            {
                await dying.ProposeAsync(Some.Candidate());
                await dying.RunAsync(Hour);
            });
        }

        await using var other = new TrainerRig(world, null, ("Trainer:Instance", "other"));
        await other.RecoverAsync();
        await other.RunToEndAsync();

        Assert.Equal(["mnist-ga-0-1"], world.Backend.Launched);
        Assert.Equal(JobStatus.Completed, Assert.Single(Final(world).Distinct()));
    }

    private static IEnumerable<JobStatus> Final(TrainerWorld world) =>
        world.Publisher.Of<JobCompleted>().Where(completed => !completed.WillRetry).Select(completed => completed.Status);

    private static async Task AtEveryStepAsync(Func<LaunchRequest, FakeOutcome> plan, Func<TrainerRig, Task> story, Action<TrainerWorld> check)
    {
        var steps = 0;
        for (var survived = false; !survived; steps++)
        {
            var world = new TrainerWorld();
            world.Backend.Plan = plan;
            var crash = new CrashSwitch(steps);
            survived = await TellAsync(world, crash, story);
            await using var next = new TrainerRig(world);
            await next.RecoverAsync();
            await story(next);
            await next.RunToEndAsync();
            check(world);
        }

        Assert.True(steps > 30, $"Only {steps} steps: the trainer was hardly crashed.");
    }

    // A crash inside a step is logged by the slot it ran in; the next step to the outside then throws here.
    private static async Task<bool> TellAsync(TrainerWorld world, CrashSwitch crash, Func<TrainerRig, Task> story)
    {
        await using var dying = new TrainerRig(world, crash);
        try
        {
            await story(dying);
        }
        catch (SimulatedCrashException)
        {
            return false;
        }

        return !crash.IsDead;
    }
}
