using System.Text.Json;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class NondominatedSortingGeneticAlgorithmTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<NondominatedSortingGeneticAlgorithm.Memory>(new NondominatedSortingGeneticAlgorithm());

    [Fact]
    public void The_unit_of_an_objective_does_not_matter()
    {
        var seconds = Run(scale: 1, trials: 80);
        var milliseconds = Run(scale: 1024, trials: 80);

        Assert.Equal(seconds.Settled.Select(e => e.Candidate.Configuration.Key), milliseconds.Settled.Select(e => e.Candidate.Configuration.Key));
    }

    [Fact]
    public void The_ends_of_the_front_survive()
    {
        var session = Run(scale: 1, trials: 100);
        var measured = session.Settled.Where(e => e.Outcome.IsMeasured).ToList();

        Assert.Contains(measured.MinBy(e => e.Outcome.Values!["loss"])!.Trial, Population(session));
        Assert.Contains(measured.MinBy(e => e.Outcome.Values!["time"])!.Trial, Population(session));
    }

    [Fact]
    public void Failed_trials_stand_behind_measured_ones_and_no_place_is_lost()
    {
        var session = Run(scale: 1, trials: 14, fails: trial => trial % 2 == 0);

        Assert.Equal(12, Population(session).Count);
        Assert.Equal([1, 3, 5, 7, 9, 11, 13], Population(session).Take(7).Order());
        Assert.All(Population(session).Skip(7), trial => Assert.Equal(0, trial % 2));
    }

    [Fact]
    public void Children_differ_from_all_that_was_tried()
    {
        var session = Run(scale: 1, trials: 100);

        Assert.Equal(100, session.Settled.Select(e => e.Candidate.Configuration.Key).Distinct().Count());
        Assert.All(session.Settled.Where(e => e.Trial >= 12), e => Assert.InRange(e.Candidate.Parents.Count, 1, 2));
    }

    [Fact]
    public void With_one_objective_the_best_trials_are_the_population()
    {
        var study = new StudySimulation(Some.Study("nsga2", budget: new Budget { MaxTrials = 60, MaxParallelTrials = 3 }, settings: new { populationSize = 10 })).Run(
            p => p.Hyperparameters.Values.Select(CanonicalNumber.Parse).Sum(x => x * x));

        var best = study.History.Settled.OrderBy(e => e.Outcome.Values!["loss"]).Take(10).Select(e => e.Trial);

        Assert.Equal(best, study.State.Memory.Deserialize<NondominatedSortingGeneticAlgorithm.Memory>(HpoJson.Options)!.Population);
    }

    private static IReadOnlyList<int> Population(AskTellSession session) =>
        session.MemoryAs<NondominatedSortingGeneticAlgorithm.Memory>().Population;

    private AskTellSession Run(double scale, int trials, Func<int, bool>? fails = null)
    {
        var study = Some.Study("nsga2", budget: new Budget { MaxTrials = 100 }) with
        {
            Objectives = [new Objective("loss", Direction.Minimize), new Objective("time", Direction.Minimize)],
        };
        var session = new AskTellSession(study, Optimizer);
        for (var trial = 0; trial < trials; trial++)
        {
            var x = Assert.Single(session.Ask(1)).Configuration.Values.Values.Select(CanonicalNumber.Parse).ToList();
            session.Tell((trial, fails?.Invoke(trial) is true ? null : [x.Sum(v => (v - 2) * (v - 2)), scale * x.Sum(v => (v + 2) * (v + 2))]));
        }

        return session;
    }
}
