using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Optimization;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Services.Tests.Together;

/// <summary>A study with two objectives through all services.</summary>
public sealed class SeveralObjectivesTests
{
    private static readonly IReadOnlyList<Objective> Objectives =
        [new("objective_0", Direction.Minimize) { Reference = 1.1 }, new("objective_1", Direction.Minimize) { Reference = 11 }];

    [Fact]
    public async Task The_front_that_is_shown_and_told_is_that_of_all_trials()
    {
        await using var system = await WholeSystem.StartAsync(new OptimizerCatalog(CapableOptimizer.Random));

        await system.RunAsync("zdt1", Zdt1(trials: 40));

        var study = (await system.Reads.GetStudyAsync("zdt1", CancellationToken.None))!;
        var trials = await system.Reads.AllTrialsAsync("zdt1", TrialOrder.ByNumber, CancellationToken.None).ToListAsync();
        double[][] costs = [.. trials.Select(trial => Objectives.Costs(trial.Values!))];
        var front = Dominance.Front(costs);
        Assert.Equal(front, study.Front!.Select(member => member.Trial).Order());
        Assert.Equal(front, system.Published.OfType<StudyCompleted>().First().Front!.Select(member => member.Trial).Order());
        Assert.Equal(Hypervolume.Of(costs, [1.1, 11]), study.Hypervolume!.Value, 9);
    }

    [Fact]
    public async Task What_lost_attempts_cost_is_billed_to_their_trial()
    {
        await using var system = await WholeSystem.StartAsync(new OptimizerCatalog(CapableOptimizer.Random));
        var study = Zdt1(trials: 12);

        await system.RunAsync("billed", study with
        {
            Training = study.Training with { MaxAttempts = 5, Environment = new Dictionary<string, string> { ["BENCHMARK_CRASH_RATE"] = "0.4" } },
        });

        var ends = system.Published.OfType<JobCompleted>().DistinctBy(end => end.JobName).ToList();
        var outcomes = system.Published.OfType<FitnessMeasured>().DistinctBy(outcome => outcome.Trial).ToList();
        Assert.Contains(outcomes, outcome => outcome.Attempt > 1);
        Assert.All(outcomes, outcome => Assert.Equal(
            ends.Where(end => end.Trial == outcome.Trial).Sum(end => end.BillableSeconds), Outcome.Of(outcome).BillableSeconds));
    }

    internal static Study Zdt1(int trials) => Some.Study(
        "capable",
        parameters: [.. Enumerable.Range(0, 10).Select(i => Some.Continuous($"x{i}", 0, 1))],
        budget: new Budget { MaxTrials = trials, MaxParallelTrials = 4 },
        objectives: Objectives) with
    { Training = Some.Training(image: "benchmark/zdt1") };
}
