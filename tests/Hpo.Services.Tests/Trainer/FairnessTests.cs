using Hpo.TestKit.Storage;
using Hpo.TestKit.Training;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class FairnessTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_study_with_the_fewest_jobs_is_next_and_among_equals_the_one_that_had_no_turn_or_waits_longest()
    {
        WaitingStudy big = new("big", "q", 5, Some.Now), late = new("late", "q", 0, Some.Now.AddHours(1)), early = new("early", "q", 0, Some.Now);

        Assert.Equal("early", FairShare.Next([big, late, early])?.StudyId);
        Assert.Equal("late", FairShare.Next([big, late, early with { LastTurn = 1 }])?.StudyId);
        Assert.Equal("late", FairShare.Next([big, late, early with { UnderWay = 1 }])?.StudyId);
        Assert.Null(FairShare.Next([]));
    }

    [Fact]
    public async Task A_study_with_many_waiting_trials_does_not_starve_the_next()
    {
        var world = new TrainerWorld();
        world.Backend.Quota = 4;
        world.Backend.Plan = _ => FakeOutcome.Completes(Minute);
        await using var trainer = new TrainerRig(world);
        await ProposeAsync(trainer, "big", 300);
        await trainer.RunAsync(10 * Minute);

        await ProposeAsync(trainer, "small", 6);
        await trainer.RunAsync(12 * Minute);

        Assert.Equal(6, world.Backend.Launched.Count(name => name.StartsWith("small-", StringComparison.Ordinal)));
        Assert.True(world.Backend.Launched.Count(name => name.StartsWith("big-", StringComparison.Ordinal)) > 10);
    }

    [Fact]
    public async Task Places_that_fall_free_go_round_all_studies()
    {
        var world = new TrainerWorld();
        world.Backend.Quota = 3;
        world.Backend.Plan = _ => FakeOutcome.Completes(Minute);
        await using var trainer = new TrainerRig(world);
        foreach (var study in new[] { "a", "b", "c" })
            await ProposeAsync(trainer, study, 30);

        await trainer.RunAsync(15 * Minute);

        var launched = world.Backend.Launched.CountBy(name => name[0]).ToDictionary();
        Assert.True(launched.Values.Max() - launched.Values.Min() <= 2, string.Join(", ", launched));
        Assert.True(launched.Values.Sum() > 12);
    }

    [Fact]
    public void A_study_had_its_turn_when_its_job_was_launched_and_not_when_that_was_tried()
    {
        var turns = new LaunchTurns();
        JobDocument refused = JobDecisions.Propose(Some.Candidate(studyId: "refused"), Some.Now), launched = JobDecisions.Propose(Some.Candidate(studyId: "launched"), Some.Now);
        turns.Begin(refused);
        turns.Begin(launched);
        Assert.Equal(2, turns.UnderWay(launched.Quota));

        turns.End(refused, isLaunched: false);
        turns.End(launched, isLaunched: true);

        Assert.Equal((0, 1, 1), (turns.Of("refused"), turns.Of("launched"), turns.Last));
        Assert.Equal(0, turns.UnderWay(launched.Quota));
        turns.Keep(new HashSet<string> { "refused" });
        Assert.Equal(0, turns.Of("launched"));
    }

    [Fact]
    public async Task One_refusal_holds_back_all_launches_of_that_kind_of_machine_and_no_others()
    {
        var world = new TrainerWorld();
        world.Backend.Quota = 2;
        world.Backend.Plan = _ => FakeOutcome.Endless;
        await using var trainer = new TrainerRig(world);
        await ProposeAsync(trainer, "study", 100);

        await trainer.RunAsync(60 * Minute);
        var tried = world.Backend.Launches;
        world.Backend.Quota = 3;
        await trainer.ProposeAsync(Some.Candidate(studyId: "other", training: Some.Training() with { InstanceType = "ml.p3.2xlarge" }));
        await trainer.StepAsync();

        // Two got a place, what was under way beside the first refusal, then one try in some minutes for all of them together.
        Assert.InRange(tried, 3, 40);
        Assert.Contains("other-0-1", world.Backend.Launched);
    }

    [Fact]
    public async Task A_job_that_is_stopping_still_occupies_its_place()
    {
        var world = new TrainerWorld();
        world.Backend.Quota = 1;
        world.Backend.Plan = _ => FakeOutcome.Endless;
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate(trial: 0));
        await trainer.StepAsync();
        await trainer.ProposeAsync(Some.Candidate(trial: 1));

        await trainer.StopTrialAsync(Some.StudyId, 0);
        await trainer.StepAsync();

        Assert.Equal(JobPhase.Stopping, world.Backend.PhaseOf("mnist-ga-0-1"));
        Assert.Equal(JobState.Stopping, (await trainer.FindAsync(Some.StudyId, 0))!.State);
        Assert.Equal(1, await trainer.Get<JobStore>().UnderWayAsync(Some.StudyId, default));
        Assert.Equal(["mnist-ga-0-1"], world.Backend.Launched);
        await trainer.RunAsync(10 * Minute);
        Assert.Equal(["mnist-ga-0-1", "mnist-ga-1-1"], world.Backend.Launched);
    }

    [Fact]
    public async Task A_launch_costs_the_same_however_many_wait()
    {
        var few = await StoreStepsAsync(waiting: 30);
        var many = await StoreStepsAsync(waiting: 1_000);

        Assert.Equal(few, many);
    }

    private static async Task<int> StoreStepsAsync(int waiting)
    {
        var steps = 0;
        var world = new TrainerWorld();
        world = new TrainerWorld { Store = new InterruptedStore(world.Store, Count) };
        world.Backend.Quota = 2;
        world.Backend.Plan = _ => FakeOutcome.Completes(Minute);
        await using var trainer = new TrainerRig(world);
        await ProposeAsync(trainer, "study", waiting);
        await trainer.StepAsync();
        world.Clock.Advance(2 * Minute);

        steps = 0;
        await trainer.StepAsync();
        return steps;

        Task Count()
        {
            Interlocked.Increment(ref steps);
            return Task.CompletedTask;
        }
    }

    private static async Task ProposeAsync(TrainerRig trainer, string study, int trials)
    {
        for (var trial = 0; trial < trials; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial, study));
    }
}
