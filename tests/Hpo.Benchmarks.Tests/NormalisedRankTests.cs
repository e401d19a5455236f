using Hpo.Benchmarks.Quality;

namespace Hpo.Benchmarks.Tests;

public sealed class NormalisedRankTests
{
    [Fact]
    public void The_best_has_rank_zero_and_the_worst_has_rank_one()
    {
        var ranks = NormalisedRank.OfProblem(new Dictionary<string, double> { ["c"] = 9, ["a"] = 1, ["b"] = 2 });

        Assert.Equal((0, 0.5, 1), (ranks["a"], ranks["b"], ranks["c"]));
    }

    [Fact]
    public void Ties_share_their_average_rank()
    {
        var ranks = NormalisedRank.OfProblem(new Dictionary<string, double> { ["a"] = 0, ["b"] = 0, ["c"] = 0, ["d"] = 5, ["e"] = 7 });

        Assert.Equal([0.25, 0.25, 0.25, 0.75, 1], ranks.OrderBy(rank => rank.Key, StringComparer.Ordinal).Select(rank => rank.Value));
    }

    [Fact]
    public void Regrets_that_differ_by_rounding_only_are_a_tie()
    {
        var ranks = NormalisedRank.OfProblem(new Dictionary<string, double> { ["a"] = 0.1 + 0.2, ["b"] = 0.3, ["c"] = 0.4 });

        Assert.Equal(0.25, ranks["a"]);
        Assert.Equal(0.25, ranks["b"]);
        Assert.False(NormalisedRank.IsWorse(0.1 + 0.2, 0.3));
        Assert.True(NormalisedRank.IsWorse(0.301, 0.3));
    }

    [Fact]
    public void A_problem_counts_for_those_that_solved_it()
    {
        RegretRow[] rows = [Given.Row("p", "a", 1), Given.Row("p", "b", 2), Given.Row("q", "b", 1), Given.Row("q", "c", 2)];

        var means = NormalisedRank.Means(rows, row => row.Regret.Median);

        Assert.Equal((0, 0.5, 1), (means["a"], means["b"], means["c"]));
    }

    [Theory]
    [InlineData("optuna-GP", 0.110)]
    [InlineData("optuna-TPE", 0.218)]
    [InlineData("random", 0.593)]
    [InlineData("inspyred-SA", 0.952)]
    public void The_shipped_anchors_have_their_known_ranks(string algorithm, double rank)
    {
        var means = NormalisedRank.Means(Anchor.Regrets.Where(row => row.Budget == 100), row => row.Regret.Median);

        Assert.Equal(20, means.Count);
        Assert.Equal(rank, means[algorithm], 5e-4);
    }
}
