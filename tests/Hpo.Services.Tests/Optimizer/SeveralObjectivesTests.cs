using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimizer.Studies;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Services.Tests.Optimizer;

public sealed class SeveralObjectivesTests
{
    private static readonly IReadOnlyList<Objective> Objectives = [new("accuracy", Direction.Maximize), new("size", Direction.Minimize)];

    private static readonly int[] Front = [.. Enumerable.Range(0, 30).Where(trial => !Enumerable.Range(0, 30).Any(other => Dominance.Dominates(Costs(other), Costs(trial))))];

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_study_tells_who_joins_its_front_and_the_front_at_its_end(bool startsAnew)
    {
        using var rig = Rig();
        var process = rig.Process();
        await BeginAsync(process);

        for (var trial = 0; trial < 30; trial++)
        {
            process = startsAnew ? rig.Process() : process;
            await MeasureAsync(process, trial);
        }

        Assert.Equal(Joiners(), rig.Published.DistinctOf<IncumbentImproved>().Select(improved => improved.Incumbent.Trial));
        Assert.Equal(Front, Assert.Single(rig.Published.DistinctOf<StudyCompleted>()).Front!.Select(member => member.Trial).Order());
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public async Task Replicas_that_race_keep_one_front(int seed)
    {
        using var rig = Rig(async () => await Task.Yield());
        StudyKeeper[] replicas = [rig.Process(), rig.Process(), rig.Process()];
        await BeginAsync(replicas[0]);
        var random = new Random(seed);
        var answered = new HashSet<int>();
        while (rig.Published.Of<StudyCompleted>().Count == 0)
        {
            var open = rig.Published.Of<CandidateProposed>().Select(proposal => proposal.Trial).Where(answered.Add).ToList();
            await Task.WhenAll(open.Select(trial => (trial, replica: replicas[random.Next(3)])).Select(to => Task.Run(() => MeasureAsync(to.replica, to.trial))));
        }

        Assert.Equal(Front, rig.Published.DistinctOf<StudyCompleted>().Single().Front!.Select(member => member.Trial).Order());
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_late_fitness_joins_the_front_of_a_study_that_has_ended(bool startsAnew)
    {
        using var rig = Rig();
        var process = rig.Process();
        await BeginAsync(process);
        for (var trial = 0; trial < 30; trial++)
        {
            await (trial == Front[0] ? process.FailAsync(trial) : MeasureAsync(process, trial));
        }

        Assert.DoesNotContain(Front[0], rig.Published.DistinctOf<StudyCompleted>().Single().Front!.Select(member => member.Trial));
        await MeasureAsync(startsAnew ? rig.Process() : process, Front[0]);

        Assert.Equal(Front, rig.Published.DistinctOf<StudyCompleted>()[^1].Front!.Select(member => member.Trial).Order());
        Assert.Equal(Front, (await rig.StudyAsync()).State.Front!.Select(member => member.Trial).Order());
    }

    [Fact]
    public async Task A_late_fitness_counts_for_the_front_from_its_save_on()
    {
        var outcomes = new HashSet<bool>();
        for (var crashAt = 0; crashAt < 12; crashAt++)
        {
            outcomes.Add(await IsTrialTwoOnTheFrontAsync(crashAt));
        }

        Assert.Equal(2, outcomes.Count);
    }

    [Fact]
    public async Task Billed_time_of_all_attempts_counts_towards_the_budget()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Some.Study(budget: new Budget { MaxTrials = 30, MaxParallelTrials = 2, MaxBillableSeconds = 100 }));

        await process.DeliverAsync(OptimizerRig.Measured(0) with { BillableSeconds = 30, EarlierBillableSeconds = 60 });
        await process.DeliverAsync(new FitnessUnavailable
        {
            StudyId = OptimizerRig.StudyId,
            Trial = 1,
            Attempt = 1,
            Reason = "it crashed",
            FailureClass = FailureClass.Algorithm,
            BillableSeconds = 10,
        });

        Assert.Equal([2], rig.Published.Of<StopTrial>().Select(stop => stop.Trial));
        Assert.Equal(100, (await rig.StudyAsync()).State.BillableSeconds);
    }

    // Trial 0 dominates trial 2, so whether trial 2 joins the front depends on whether the late fitness of trial 0 was saved before the crash.
    private static async Task<bool> IsTrialTwoOnTheFrontAsync(int crashAt)
    {
        using var rig = Rig();
        var process = rig.Process();
        await BeginAsync(process);
        await process.FailAsync(0);
        await process.DeliverAsync(Measured(1, 0.1, 20));
        var steps = 0;
        rig.Interrupt = () => steps++ == crashAt ? throw new SimulatedCrashException() : Task.CompletedTask;
        await Record.ExceptionAsync(() => process.DeliverAsync(Measured(0, 0.9, 5)));
        rig.Interrupt = () => Task.CompletedTask;
        var isSaved = (await rig.StudyAsync()).State.Corrections > 0;

        await process.DeliverAsync(Measured(2, 0.5, 10));

        var joined = rig.Published.Of<IncumbentImproved>().Any(improved => improved.Incumbent.Trial == 2);
        Assert.Equal(!isSaved, joined);
        return joined;
    }

    private static OptimizerRig Rig(Func<Task>? interrupt = null) =>
        new() { Catalog = new OptimizerCatalog(CapableOptimizer.Random), Interrupt = interrupt ?? (() => Task.CompletedTask) };

    private static Task BeginAsync(StudyKeeper process) =>
        process.BeginAsync(Some.Study("capable", objectives: Objectives, budget: new Budget { MaxTrials = 30, MaxParallelTrials = 4 }));

    private static Task MeasureAsync(StudyKeeper process, int trial) => process.DeliverAsync(Measured(trial, -Costs(trial)[0], Costs(trial)[1]));

    private static FitnessMeasured Measured(int trial, double accuracy, double size) => new()
    {
        StudyId = OptimizerRig.StudyId,
        Trial = trial,
        Attempt = 1,
        Values = new Dictionary<string, double> { ["accuracy"] = accuracy, ["size"] = size },
    };

    // All different in both objectives, in an order that brings members of the front early and late.
    private static double[] Costs(int trial) => [-(trial * 7 % 31), trial * 11 % 31];

    private static IEnumerable<int> Joiners() =>
        Enumerable.Range(0, 30).Where(trial => !Enumerable.Range(0, trial).Any(earlier => Dominance.Dominates(Costs(earlier), Costs(trial))));
}
