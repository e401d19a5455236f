using Hpo.Benchmarks.Quality;

namespace Hpo.Benchmarks.Tests;

public sealed class QualityRunsTests
{
    [Fact]
    public void Results_do_not_depend_on_what_runs_beside()
    {
        Pairing[] pairings = [Given.Pairing(optimizer: "ga", parallel: 4), Given.Pairing("branin2"), Given.Pairing("mixed6", "ga", trials: 30)];

        var together = QualityRuns.Measure(pairings, seeds: 5, (_, _) => { });
        var alone = QualityRuns.Measure([pairings[2]], seeds: 5, (_, _) => { });

        Assert.Equal(pairings, together.Select(runs => runs.Pairing));
        Assert.Equal(alone[0].Runs, together[2].Runs);
        Assert.All(together, runs => Assert.Equal(5, runs.Runs.Select(run => run[0][0]).Distinct().Count()));
    }

    [Fact]
    public void Every_pairing_is_reported_once()
    {
        var done = new List<Pairing>();
        Pairing[] pairings = [Given.Pairing(), Given.Pairing("branin2")];

        QualityRuns.Measure(pairings, seeds: 3, (pairing, _) => done.Add(pairing));

        Assert.Equal(pairings.ToHashSet(), done.ToHashSet());
        Assert.Equal(2, done.Count);
    }

    [Fact]
    public void Regret_is_that_of_the_best_value_so_far()
    {
        var branin = Given.Pairing("branin2");
        var optimum = branin.Problem.OptimumValue!.Value;
        IReadOnlyList<double>[] run = [.. Enumerable.Range(0, 60).Select(i => new[] { optimum + (i == 30 ? 1 : 100 - i) })];

        var rows = Regret.Rows(new QualityRuns(branin, [run]), budget: 60).ToList();

        Assert.Equal([(25, 76), (50, 1), (60, 1)], rows.Select(row => (row.Budget, Math.Round(row.Regret.Median, 9))));
        Assert.All(rows, row => Assert.Equal(("synthetic", "branin2", "hpo-random"), (row.Group, row.Problem, row.Algorithm)));
    }

    [Theory]
    [InlineData(24, null)]
    [InlineData(25, 25)]
    [InlineData(99, 50)]
    [InlineData(500, 100)]
    public void Ranks_are_taken_at_a_budget_that_anchors_have(int budget, int? expected) => Assert.Equal(expected, Regret.RankedAt(budget));
}
