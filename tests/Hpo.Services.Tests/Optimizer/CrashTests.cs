using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Optimizer;

/// <summary>The process ends before and after every single read, write and message of a study, one after the other; the study does not notice.</summary>
public sealed class CrashTests
{
    private static readonly Study Study = Some.Study(
        optimizer: "ga",
        mode: OptimizerMode.Generational,
        budget: new Budget { MaxTrials = 12, MaxParallelTrials = 3 },
        settings: new { populationSize = 4 });

    private static readonly PriorKnowledge Prior = Some.Prior((Some.Point("1", "2"), 0.5), (Some.Point("3", "4"), 2), (Some.Point("0", "0"), null));

    [Fact]
    public async Task A_crash_anywhere_loses_nothing_when_the_message_is_delivered_again()
    {
        var undisturbed = await RunAsync(crashAt: int.MaxValue, isRedelivered: true);

        for (var crashAt = 0; crashAt < undisturbed.Steps; crashAt++)
        {
            AssertSame(undisturbed, await RunAsync(crashAt, isRedelivered: true));
        }
    }

    [Fact]
    public async Task A_crash_anywhere_loses_nothing_when_the_message_is_lost_with_the_process()
    {
        var undisturbed = await RunAsync(crashAt: int.MaxValue, isRedelivered: false);

        // The acceptance itself is always delivered again: before it is stored nobody else knows of the study.
        for (var crashAt = 0; crashAt < undisturbed.Steps; crashAt++)
        {
            AssertSame(undisturbed, await RunAsync(crashAt, isRedelivered: false));
        }
    }

    [Fact]
    public async Task A_crash_anywhere_loses_nothing_of_what_is_known_from_an_earlier_study()
    {
        var undisturbed = await RunAsync(crashAt: int.MaxValue, isRedelivered: true, prior: Prior);
        Assert.Equal([-3, -2, -1, 0], undisturbed.Trials.Take(4));

        for (var crashAt = 0; crashAt < undisturbed.Steps; crashAt++)
        {
            AssertSame(undisturbed, await RunAsync(crashAt, isRedelivered: true, prior: Prior));
        }
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_crash_anywhere_loses_no_trial_of_a_study_with_an_optimizer_service(bool isRedelivered)
    {
        var study = Study with { Optimizer = Study.Optimizer with { Name = "remote-ga", IsRemote = true } };
        var undisturbed = await RunAsync(crashAt: int.MaxValue, isRedelivered, study: study);

        for (var crashAt = 0; crashAt < undisturbed.Steps; crashAt++)
        {
            AssertSame(undisturbed, await RunAsync(crashAt, isRedelivered, study: study));
        }
    }

    [Fact]
    public async Task Every_process_may_crash_at_every_step_it_takes()
    {
        var undisturbed = await RunAsync(crashAt: int.MaxValue, isRedelivered: true);

        // Each process gets further than the one before it could, or no delivery would ever succeed.
        AssertSame(undisturbed, await RunAsync(crashAt: 5, isRedelivered: true, crashesAgainAfter: 23));
    }

    private static void AssertSame(Run expected, Run actual)
    {
        Assert.Equal(expected.Proposals, actual.Proposals);
        Assert.Equal(expected.Trials, actual.Trials);
        Assert.Equal(expected.End, actual.End);
    }

    private static async Task<Run> RunAsync(int crashAt, bool isRedelivered, int? crashesAgainAfter = null, PriorKnowledge? prior = null, Study? study = null)
    {
        using var rig = new OptimizerRig { Catalog = new OptimizerCatalog(WatchfulOptimizer.Of("ga", prior?.Used ?? 0)) };
        var world = new OptimizerWorld(rig, isRedelivered);
        var steps = 0;
        rig.Interrupt = () =>
        {
            if (steps++ != crashAt)
            {
                return Task.CompletedTask;
            }

            crashAt += crashesAgainAfter ?? int.MinValue;
            throw new SimulatedCrashException();
        };
        await world.RunAsync(Some.Accepted(study ?? Study, OptimizerRig.StudyId, prior));

        var end = Assert.Single(rig.Published.DistinctOf<StudyCompleted>());
        var trials = await rig.TrialsAsync();
        Assert.Equal(Enumerable.Range(-(prior?.Used ?? 0), trials.Count), trials.Select(t => t.Order));
        return new Run(steps, rig.Proposals(), [.. trials.Select(t => t.Evaluation.Trial).Order()], $"{end.Cause} {end.Counts} {end.Incumbent?.Trial}");
    }

    private sealed record Run(int Steps, IReadOnlyList<string> Proposals, IReadOnlyList<int> Trials, string End);
}
