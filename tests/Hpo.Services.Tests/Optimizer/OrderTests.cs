using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Optimizer;

/// <summary>Pauses, resumptions, late results, reports.</summary>
public sealed class OrderTests
{
    private static readonly PauseStudy Pause = new() { StudyId = OptimizerRig.StudyId, Reason = "the data is being repaired" };
    private static readonly ResumeStudy Resume = new() { StudyId = OptimizerRig.StudyId };

    [Fact]
    public async Task A_paused_study_goes_on_when_it_is_resumed()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 10, parallel: 2));
        await process.DeliverAsync(Pause);
        await process.MeasureAsync(0);
        Assert.Equal(2, rig.Proposals().Count);

        await process.DeliverAsync(Resume);

        Assert.Equal(3, rig.Proposals().Count);
        Assert.Equal(StudyPhase.Running, (await rig.StudyAsync()).State.Phase);
    }

    [Fact]
    public async Task A_pause_that_overtakes_the_acceptance_counts_once()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();

        await process.DeliverAsync(Pause);
        await process.BeginAsync(Study(trials: 10, parallel: 2));
        Assert.Equal(StudyPhase.Paused, (await rig.StudyAsync()).State.Phase);
        await process.DeliverAsync(Resume);
        await process.BeginAsync(Study(trials: 10, parallel: 2));

        Assert.Equal(StudyPhase.Running, (await rig.StudyAsync()).State.Phase);
    }

    [Fact]
    public async Task A_study_paused_by_its_failures_says_so_and_waits()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 10, parallel: 2));

        await process.FailAsync(0);
        await process.FailAsync(1);

        Assert.Contains("the program crashed", Assert.Single(rig.Published.DistinctOf<StudyPaused>()).Reason, StringComparison.Ordinal);
        Assert.Equal(3, rig.Proposals().Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fitness_that_comes_late_replaces_the_failure_in_the_store(bool otherReplica)
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        var other = otherReplica ? rig.Process() : process;
        await process.BeginAsync(Study(trials: 10, parallel: 2));
        await process.MeasureAsync(0);
        await process.FailAsync(1);

        await other.MeasureAsync(1);
        await other.MeasureAsync(1);
        await process.MeasureAsync(2);

        Assert.Equal(new TrialCounts(5, 3, 0), (await rig.StudyAsync()).State.Counts);
        Assert.Equal([0, 1, 2], (await rig.TrialsAsync()).Select(t => t.Evaluation.Trial));
        Assert.All(await rig.TrialsAsync(), trial => Assert.True(trial.Evaluation.Outcome.IsMeasured));
    }

    [Fact]
    public async Task A_failure_never_replaces_a_fitness()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 10, parallel: 2));
        await process.MeasureAsync(0);

        await process.FailAsync(0);

        Assert.True(Assert.Single(await rig.TrialsAsync()).Evaluation.Outcome.IsMeasured);
    }

    [Fact]
    public async Task A_fitness_that_comes_after_the_end_corrects_the_end()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 2, parallel: 2));
        await process.MeasureAsync(0);
        await process.FailAsync(1);

        await rig.Process().MeasureAsync(1);

        Assert.Equal(new TrialCounts(2, 2, 0), rig.Published.DistinctOf<StudyCompleted>()[^1].Counts);
    }

    [Fact]
    public async Task A_report_tells_the_study_and_each_of_its_trials_and_launches_nothing()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 5, parallel: 2));
        await process.MeasureAsync(0);
        await process.MeasureAsync(1);
        await process.FailAsync(2);
        var proposals = rig.Published.Of<CandidateProposed>().Count;

        await rig.Reporter().ReportAsync(new ReportStudies { StudyId = OptimizerRig.StudyId }, CancellationToken.None);

        Assert.Equal(proposals, rig.Published.Of<CandidateProposed>().Count);
        Assert.Equal(2, Assert.Single(rig.Published.Of<StudyReported>()).Improved?.Counts.Measured);
        var trials = rig.Published.Of<TrialReported>().OrderBy(t => t.Trial).ToList();
        Assert.Equal([0, 1, 2, 3, 4], trials.Select(t => t.Trial));
        Assert.Equal([true, true, false, false, false], trials.Select(t => t.Measured is not null));
        Assert.Equal([false, false, true, false, false], trials.Select(t => t.Unavailable is not null));
    }

    [Fact]
    public async Task A_report_of_all_studies_asks_for_each_of_them()
    {
        using var rig = new OptimizerRig();
        await rig.Process().BeginAsync(Study(trials: 5, parallel: 2));

        await rig.Reporter().ReportAsync(new ReportStudies(), CancellationToken.None);
        await rig.Reporter().ReportAsync(new ReportStudies { Service = "trainer" }, CancellationToken.None);

        Assert.Equal(new ReportStudies { StudyId = OptimizerRig.StudyId, Service = "optimizer" }, Assert.Single(rig.Published.Of<ReportStudies>()));
    }

    [Fact]
    public async Task Events_that_wait_for_their_turn_share_a_save()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 200, parallel: 40));
        var version = await VersionAsync(rig);
        rig.Interrupt = async () => await Task.Delay(1);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(process.MeasureAsync));

        Assert.Equal(40, (await rig.TrialsAsync()).Count);
        Assert.Equal(80, rig.Proposals().Count);
        Assert.InRange(await VersionAsync(rig) - version, 1, 10);
    }

    [Fact]
    public async Task An_event_that_cannot_be_decided_fails_alone()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 20, parallel: 3));
        rig.Interrupt = async () => await Task.Delay(1);

        var good = process.MeasureAsync(0);
        var bad = process.RecordAsync(OptimizerRig.StudyId, 1, null!, CancellationToken.None);
        var alsoGood = process.MeasureAsync(2);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => bad);
        await Task.WhenAll(good, alsoGood);
        Assert.Equal([0, 2], (await rig.TrialsAsync()).Select(t => t.Evaluation.Trial).Order());
    }

    private static async Task<long> VersionAsync(OptimizerRig rig) =>
        (await rig.Store.Studies.FindAsync(OptimizerRig.StudyId, CancellationToken.None))?.Version ?? 0;

    private static Study Study(int trials, int parallel) => Some.Study(budget: new Budget { MaxTrials = trials, MaxParallelTrials = parallel });
}
