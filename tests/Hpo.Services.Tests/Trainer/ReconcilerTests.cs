using Hpo.TestKit.Training;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class ReconcilerTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private readonly TrainerWorld world = new();

    public ReconcilerTests() => world.Backend.Plan = _ => FakeOutcome.Endless;

    [Fact]
    public async Task A_job_of_an_unknown_trial_is_stopped_when_its_study_has_ended()
    {
        await using var trainer = new TrainerRig(world);
        await LaunchStrayAsync("ended");
        await LaunchStrayAsync("unknown");
        await trainer.CancelStudyAsync("ended");

        await ReconcileAsync(trainer);

        Assert.Equal(JobPhase.Stopping, world.Backend.PhaseOf("ended-0-1"));
        Assert.Equal(JobPhase.InProgress, world.Backend.PhaseOf("unknown-0-1"));
    }

    [Fact]
    public async Task A_superseded_attempt_is_stopped()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = request => request.Marker.Attempt == 1 ? FakeOutcome.Fails(TimeSpan.FromSeconds(9), "CapacityError") : FakeOutcome.Endless;
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.RunAsync(TimeSpan.FromMinutes(1));
        world.Backend.Forget("mnist-ga-0-1");
        world.Backend.Plan = _ => FakeOutcome.Endless;
        await world.Backend.LaunchAsync(Some.Launch(), default);

        await ReconcileAsync(trainer);

        Assert.Equal(JobPhase.Stopping, world.Backend.PhaseOf("mnist-ga-0-1"));
        Assert.Equal(JobPhase.InProgress, world.Backend.PhaseOf("mnist-ga-0-2"));
    }

    [Fact]
    public async Task A_superseded_attempt_is_found_behind_the_prefix_of_its_name()
    {
        var training = Some.Training() with { JobNamePrefix = "team-a" };
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = request => request.Marker.Attempt == 1 ? FakeOutcome.Fails(TimeSpan.FromSeconds(9), "CapacityError") : FakeOutcome.Endless;
        await trainer.ProposeAsync(Some.Candidate(training: training));
        await trainer.RunAsync(TimeSpan.FromMinutes(1));
        world.Backend.Forget("team-a-mnist-ga-0-1");
        world.Backend.Plan = _ => FakeOutcome.Endless;
        await world.Backend.LaunchAsync(Some.Launch(training), default);

        await ReconcileAsync(trainer);

        Assert.Equal(JobPhase.Stopping, world.Backend.PhaseOf("team-a-mnist-ga-0-1"));
        Assert.Equal(JobPhase.InProgress, world.Backend.PhaseOf("team-a-mnist-ga-0-2"));
    }

    [Fact]
    public async Task A_stray_with_a_prefix_is_stopped_when_its_study_has_ended()
    {
        await using var trainer = new TrainerRig(world);
        await world.Backend.LaunchAsync(Some.Launch() with { JobName = "team-a-ended-0-1", Marker = new JobMarker("ended", 0, 1) }, default);
        await world.Backend.LaunchAsync(Some.Launch() with { JobName = "other-ended-0-1", Marker = new JobMarker("other-ended", 0, 1) }, default);
        await trainer.CancelStudyAsync("ended");

        await ReconcileAsync(trainer);

        Assert.Equal(JobPhase.Stopping, world.Backend.PhaseOf("team-a-ended-0-1"));
        Assert.Equal(JobPhase.InProgress, world.Backend.PhaseOf("other-ended-0-1"));
    }

    [Fact]
    public async Task One_of_several_trainers_searches()
    {
        TrainerRig[] trainers = [.. Enumerable.Range(0, 3).Select(number => new TrainerRig(world, null, ("Trainer:Instance", $"trainer-{number}")))];
        for (var check = 0; check < 40; check++)
        {
            await Task.WhenAll(trainers.Select(trainer => Task.Run(trainer.ReconcileAsync)));
            world.Clock.Advance(Interval / 4);
        }

        Assert.Equal(9, world.Backend.Lists);
        foreach (var trainer in trainers)
            await trainer.DisposeAsync();
    }

    [Fact]
    public async Task Orders_are_forgotten_after_their_lifetime_and_a_lasting_pause_is_not()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.CancelStudyAsync("cancelled");
        await trainer.PauseAsync("paused", 1);
        await trainer.ProposeAsync(Some.Candidate(studyId: "paused"));
        await ReconcileAsync(trainer);
        Assert.NotNull(await trainer.Get<OrderStore>().StopOrderAsync("cancelled", 0, default));

        world.Clock.Advance(TimeSpan.FromDays(8));
        await ReconcileAsync(trainer);

        Assert.Null(await trainer.Get<OrderStore>().StopOrderAsync("cancelled", 0, default));
        Assert.True(await trainer.Get<OrderStore>().IsPausedAsync("paused", default));
    }

    private Task<LaunchResult> LaunchStrayAsync(string study) =>
        world.Backend.LaunchAsync(Some.Launch() with { JobName = $"{study}-0-1", Marker = new JobMarker(study, 0, 1) }, default);

    private async Task ReconcileAsync(TrainerRig trainer)
    {
        await trainer.ReconcileAsync();
        world.Clock.Advance(Interval);
        await trainer.ReconcileAsync();
    }
}
