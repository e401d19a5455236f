using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimizer.Studies;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Optimizer;

public sealed class WarmStartTests
{
    private static readonly PriorKnowledge Prior = Some.Prior((Some.Point("1", "2"), -100), (Some.Point("3", "4"), 2), (Some.Point("0", "0"), null));

    [Fact]
    public async Task What_is_known_is_stored_before_the_first_trial_and_counts_nowhere()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await BeginAsync(process, Accepted("random"));

        await process.MeasureAsync(1);

        Assert.Equal([(-3, -1), (-2, -2), (-1, -3), (0, 1)], (await rig.TrialsAsync()).Select(trial => (trial.Order, trial.Evaluation.Trial)));
        var state = (await rig.StudyAsync()).State;
        Assert.Equal((new TrialCounts(3, 1, 0), 1, 4), (state.Counts, state.Incumbent!.Trial, state.Known));
    }

    [Theory]
    [InlineData("random", OptimizerMode.Asynchronous)]
    [InlineData("ga", OptimizerMode.Asynchronous)]
    [InlineData("ga", OptimizerMode.Generational)]
    public async Task A_process_that_starts_anew_at_every_event_knows_as_much(string optimizer, OptimizerMode mode)
    {
        var throughout = await RunAsync(optimizer, mode, startsAnew: false);

        Assert.Equal(30, throughout.Count);
        Assert.Equal(throughout, await RunAsync(optimizer, mode, startsAnew: true));
    }

    [Fact]
    public async Task Replicas_read_it_once()
    {
        var optimizer = WatchfulOptimizer.Of("random", prior: 3);
        using var rig = new OptimizerRig { Catalog = new OptimizerCatalog(optimizer) };
        var (first, second) = (rig.Process(), rig.Process());
        await BeginAsync(first, Accepted("random"));

        for (var trial = 0; trial < 12; trial++)
        {
            await (trial % 3 == 0 ? first : second).MeasureAsync(trial);
        }

        Assert.Equal(15, (await rig.TrialsAsync()).Count);
        Assert.InRange(optimizer.Calls, 13, int.MaxValue);
    }

    [Fact]
    public async Task A_study_accepted_twice_knows_it_once()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();

        await BeginAsync(process, Accepted("random"));
        await BeginAsync(process, Accepted("random"));

        Assert.Equal(3, (await rig.TrialsAsync()).Count);
    }

    [Fact]
    public async Task Its_trials_are_not_reported_as_trials_of_this_study_but_their_number_is()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await BeginAsync(process, Accepted("random"));
        await process.MeasureAsync(0);

        await rig.Reporter().ReportAsync(new ReportStudies { StudyId = OptimizerRig.StudyId }, CancellationToken.None);

        Assert.Equal([0, 1, 2], rig.Published.DistinctOf<TrialReported>().Select(trial => trial.Trial).Order());
        var prior = Assert.Single(rig.Published.Of<StudyReported>()).Accepted.Prior!;
        Assert.Equal(("earlier-study-1", 3, null), (prior.StudyId, prior.Used, prior.Trials));
    }

    [Fact]
    public async Task A_fitness_for_one_of_them_is_none_of_this_study()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await BeginAsync(process, Accepted("random"));

        await process.MeasureAsync(-3);

        Assert.Equal(new TrialCounts(2, 0, 0), (await rig.StudyAsync()).State.Counts);
        Assert.False((await rig.TrialsAsync()).Single(trial => trial.Evaluation.Trial == -3).Evaluation.Outcome.IsMeasured);
    }

    private static StudyAccepted Accepted(string optimizer, OptimizerMode mode = OptimizerMode.Asynchronous) =>
        Some.Accepted(Some.Study(optimizer, mode, budget: new Budget { MaxTrials = 30, MaxParallelTrials = 2 }), OptimizerRig.StudyId, Prior);

    private static Task BeginAsync(StudyKeeper process, StudyAccepted accepted) => process.BeginAsync(accepted, CancellationToken.None);

    private static async Task<IReadOnlyList<string>> RunAsync(string optimizer, OptimizerMode mode, bool startsAnew)
    {
        using var rig = new OptimizerRig { Catalog = new OptimizerCatalog(WatchfulOptimizer.Of(optimizer, prior: 3)) };
        var process = rig.Process();
        await BeginAsync(process, Accepted(optimizer, mode));
        for (var trial = 0; rig.Published.Of<StudyCompleted>().Count == 0; trial++)
        {
            process = startsAnew ? rig.Process() : process;
            await process.MeasureAsync(trial);
        }

        return rig.Proposals();
    }
}
