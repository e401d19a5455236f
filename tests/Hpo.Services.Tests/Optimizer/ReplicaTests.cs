using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimizer.Studies;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Optimizer;

public sealed class ReplicaTests
{
    private static readonly Study Study = Some.Study(budget: new Budget { MaxTrials = 40, MaxParallelTrials = 4 });

    [Fact]
    public async Task An_outcome_reaches_its_trial_although_another_replica_proposed_it()
    {
        using var rig = new OptimizerRig();
        var first = rig.Process();
        var second = rig.Process();
        await first.BeginAsync(Study);
        await second.MeasureAsync(0);
        await first.MeasureAsync(1);

        // Trial 5 was proposed by the first replica, after the last event that the second one handled.
        await second.MeasureAsync(5);

        Assert.Equal([0, 1, 5], (await rig.TrialsAsync()).Select(t => t.Evaluation.Trial));
    }

    [Fact]
    public async Task A_replica_tells_what_another_one_that_crashed_did_not()
    {
        using var rig = new OptimizerRig();
        var first = rig.Process();
        var second = rig.Process();
        await first.BeginAsync(Study);
        await second.MeasureAsync(0);
        await rig.SweepUntilAsync(second, () => rig.StudyAsync().Result.UnsentSince is null);
        rig.Published.BeforePublish = _ => throw new SimulatedCrashException();
        await Assert.ThrowsAsync<SimulatedCrashException>(() => first.MeasureAsync(1));
        rig.Published.BeforePublish = _ => Task.CompletedTask;

        await rig.SweepUntilAsync(second, () => rig.StudyAsync().Result.UnsentSince is null);

        Assert.Equal([0, 1], (await rig.TrialsAsync()).Select(t => t.Evaluation.Trial));
        Assert.Equal(6, rig.Proposals().Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Replicas_that_race_propose_every_trial_once_and_record_every_outcome_once(int seed)
    {
        var optimizer = WatchfulOptimizer.Of("random");
        using var rig = new OptimizerRig { Catalog = new OptimizerCatalog(optimizer), Interrupt = async () => await Task.Yield() };
        StudyKeeper[] replicas = [rig.Process(), rig.Process(), rig.Process()];
        await replicas[0].BeginAsync(Study);

        await AnswerAsync(rig, replicas, new Random(seed));

        Assert.Equal(40, rig.Proposals().Count);
        var trials = await rig.TrialsAsync();
        Assert.Equal(Enumerable.Range(0, 40), trials.Select(t => t.Order));
        Assert.Equal(Enumerable.Range(0, 40), trials.Select(t => t.Evaluation.Trial).Order());
        Assert.Equal(new TrialCounts(40, 40, 0), Assert.Single(rig.Published.DistinctOf<StudyCompleted>()).Counts);
        Assert.InRange(optimizer.Calls, 40, int.MaxValue);
    }

    // Every answer goes to two replicas at once; the sooner a trial is proposed, the sooner it is answered.
    private static async Task AnswerAsync(OptimizerRig rig, StudyKeeper[] replicas, Random random)
    {
        var answered = new HashSet<int>();
        while (rig.Published.Of<StudyCompleted>().Count == 0)
        {
            var open = rig.Published.Of<CandidateProposed>().Select(p => p.Trial).Where(answered.Add).ToList();
            Assert.True(open.Count > 0, "The study waits for an outcome that was delivered.");
            var deliveries = open.SelectMany(trial => new[] { trial, trial }).Select(trial => (Trial: trial, To: replicas[random.Next(replicas.Length)])).ToList();
            await Task.WhenAll(deliveries.Select(d => Task.Run(() => d.To.MeasureAsync(d.Trial))));
        }
    }
}
