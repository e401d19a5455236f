using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Optimizer;

public sealed class SweeperTests
{
    [Fact]
    public async Task A_study_ends_when_its_time_is_over()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Some.Study(budget: new Budget { MaxTrials = 10, MaxParallelTrials = 2, MaxDuration = TimeSpan.FromMinutes(5) }));

        await rig.SweepUntilAsync(process, () => rig.Published.Of<StopTrial>().Count == 2);
        await process.MeasureAsync(0);
        await process.FailAsync(1);

        Assert.InRange(rig.Clock.GetUtcNow(), Some.Time.AddMinutes(5), DateTimeOffset.MaxValue);
        Assert.Contains("maxDuration", Assert.Single(rig.Published.Of<StudyCompleted>()).Cause);
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_later_and_then_forgotten()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        rig.Published.BeforePublish = _ => throw new SimulatedCrashException();
        await Assert.ThrowsAsync<SimulatedCrashException>(() => process.BeginAsync(Some.Study()));
        rig.Published.BeforePublish = _ => Task.CompletedTask;

        await rig.SweepUntilAsync(process, () => rig.StudyAsync().Result.UnsentSince is null);

        Assert.Equal(2, rig.Proposals().Count);
        Assert.Empty((await rig.StudyAsync()).Unsent);
    }

    [Fact]
    public async Task The_end_of_a_study_is_told_again_once_and_then_forgotten()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Some.Study(budget: new Budget { MaxTrials = 1 }));
        await process.MeasureAsync(0);

        await rig.SweepUntilAsync(process, () => rig.StudyAsync().Result.UnsentSince is null);

        Assert.Empty((await rig.StudyAsync()).Unsent);
        Assert.InRange(rig.Published.Of<StudyCompleted>().Count, 1, 2);
    }

    [Fact]
    public async Task A_process_that_starts_says_again_what_is_waited_for()
    {
        using var rig = new OptimizerRig();
        await rig.Process().BeginAsync(Some.Study());
        await rig.Process().MeasureAsync(0);
        var before = rig.Published.Of<CandidateProposed>().Count;

        await rig.SweepUntilAsync(rig.Process(), () => rig.Published.Of<CandidateProposed>().Count >= before + 2);

        Assert.Equal([1, 2], rig.Published.Of<CandidateProposed>().Skip(before).Take(2).Select(p => p.Trial));
        Assert.Equal(3, rig.Proposals().Count);
    }

    [Fact]
    public async Task A_study_that_cannot_be_led_does_not_hold_up_others()
    {
        using var rig = new OptimizerRig();
        var budget = new Budget { MaxTrials = 10, MaxParallelTrials = 2, MaxDuration = TimeSpan.FromMinutes(5) };
        await rig.Process().DeliverAsync(Some.Accepted(Some.Study("ga", budget: budget), "a-stranger"));
        await rig.Process().DeliverAsync(Some.Accepted(Some.Study("random", budget: budget), "b-known"));
        using var later = rig.With(new OptimizerCatalog(WatchfulOptimizer.Of("random")));

        await rig.SweepUntilAsync(later, () => rig.Published.Of<StopTrial>().Any(s => s.StudyId == "b-known"));

        Assert.DoesNotContain(rig.Published.Of<StopTrial>(), s => s.StudyId == "a-stranger");
    }
}
