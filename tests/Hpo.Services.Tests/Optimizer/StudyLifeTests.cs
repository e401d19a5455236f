using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Optimizer;

public sealed class StudyLifeTests
{
    [Fact]
    public async Task A_study_begins_with_as_many_trials_as_may_run_at_once()
    {
        using var rig = new OptimizerRig();

        await rig.Process().BeginAsync(Study(trials: 10, parallel: 3));

        Assert.Equal([0, 1, 2], rig.Published.Of<CandidateProposed>().Select(p => p.Trial));
    }

    [Fact]
    public async Task A_study_accepted_twice_is_one_study()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();

        await process.BeginAsync(Study(trials: 10, parallel: 3));
        await process.BeginAsync(Study(trials: 10, parallel: 3));
        await process.MeasureAsync(0);
        await process.BeginAsync(Study(trials: 10, parallel: 3));

        Assert.Equal(4, rig.Proposals().Count);
        Assert.Equal(new TrialCounts(4, 1, 0), (await rig.StudyAsync()).State.Counts);
    }

    [Fact]
    public async Task An_inner_study_that_is_announced_again_tells_its_end_again()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        var accepted = Some.Accepted(Study(trials: 1, parallel: 1), OptimizerRig.StudyId) with { Parent = new ParentTrial("tune", 3, 1) };
        await process.DeliverAsync(accepted);
        await process.DeliverAsync(accepted);
        Assert.Empty(rig.Published.Of<StudyCompleted>());
        await process.MeasureAsync(0);
        await process.SweepAsync(OptimizerRig.StudyId, CancellationToken.None);
        var told = rig.Published.Of<StudyCompleted>().Count;

        await process.DeliverAsync(accepted);

        Assert.Equal(told + 1, rig.Published.Of<StudyCompleted>().Count);
        Assert.Single(rig.Published.DistinctOf<StudyCompleted>());
        await rig.Reporter().ReportAsync(new ReportStudies { StudyId = OptimizerRig.StudyId }, CancellationToken.None);
        Assert.Equal(accepted.Parent, rig.Published.Of<StudyReported>()[0].Accepted.Parent);
    }

    [Fact]
    public async Task Outcomes_in_any_order_and_twice_are_recorded_once()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 6, parallel: 6));

        foreach (var trial in (int[])[5, 0, 5, 3, 3, 0, 1, 4, 1, 2, 2, 5])
        {
            await process.MeasureAsync(trial);
        }

        Assert.Equal([5, 0, 3, 1, 4, 2], (await rig.TrialsAsync()).Select(t => t.Evaluation.Trial));
        Assert.Equal(new TrialCounts(6, 6, 0), Assert.Single(rig.Published.DistinctOf<StudyCompleted>()).Counts);
    }

    [Fact]
    public async Task A_failed_trial_frees_its_slot_and_stays_in_the_history()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 3, parallel: 1));

        await process.FailAsync(0);

        Assert.Equal(2, rig.Proposals().Count);
        Assert.Equal("the program crashed", Assert.Single(await rig.TrialsAsync()).Evaluation.Outcome.Reason);
    }

    [Fact]
    public async Task A_study_whose_trials_all_fail_has_failed()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 2, parallel: 2));

        await process.FailAsync(0);
        await process.FailAsync(1);

        Assert.Contains("the program crashed", Assert.Single(rig.Published.Of<StudyFailed>()).Cause);
    }

    [Fact]
    public async Task A_cancelled_study_stops_its_trials_and_ends_when_the_last_one_has()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 10, parallel: 2));

        await process.CancelAsync();
        await process.CancelAsync();
        await process.MeasureAsync(0);
        await process.FailAsync(1);

        Assert.Equal([0, 1], rig.Published.Of<StopTrial>().Select(s => s.Trial));
        Assert.Equal(2, rig.Proposals().Count);
        var end = Assert.Single(rig.Published.Of<StudyFailed>());
        Assert.True(end.Cancelled);
        Assert.Equal("the user said so", end.Cause);
    }

    [Fact]
    public async Task A_cancellation_that_overtakes_the_acceptance_is_kept()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();

        await process.CancelAsync();
        await process.BeginAsync(Study(trials: 10, parallel: 2));

        Assert.Equal([0, 1], rig.Published.Of<StopTrial>().Select(s => s.Trial));
        Assert.Equal(StudyPhase.Stopping, (await rig.StudyAsync()).State.Phase);
    }

    [Fact]
    public async Task An_outcome_of_an_unknown_study_is_ignored()
    {
        using var rig = new OptimizerRig();

        await rig.Process().MeasureAsync(0);

        Assert.Empty(rig.Published.All);
        Assert.Empty(await rig.TrialsAsync());
    }

    [Fact]
    public async Task An_outcome_of_a_trial_that_was_never_proposed_is_ignored()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 3, parallel: 1));

        await process.MeasureAsync(17);

        Assert.Single(rig.Proposals());
        Assert.Empty(await rig.TrialsAsync());
    }

    [Fact]
    public async Task Outcomes_after_the_end_change_nothing()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study(trials: 1, parallel: 1));
        await process.MeasureAsync(0);

        await process.MeasureAsync(0);
        await process.CancelAsync();

        Assert.Single(rig.Published.DistinctOf<StudyCompleted>());
        Assert.Empty(rig.Published.Of<StudyFailed>());
        Assert.Equal(StudyEndKind.Completed, (await rig.StudyAsync()).State.End?.Kind);
    }

    private static Study Study(int trials, int parallel) => Some.Study(budget: new Budget { MaxTrials = trials, MaxParallelTrials = parallel });
}
