using Hpo.Benchmarks.Quality;

namespace Hpo.Benchmarks.Tests;

public sealed class StandingsTests
{
    private static readonly RegretRow[] Anchors = [Given.Row("p", "strong", 1), Given.Row("p", "weak", 3), Given.Row("elsewhere", "weak", 0)];

    [Fact]
    public void Each_of_ours_is_ranked_by_itself_and_all_are_ranked_together()
    {
        var standings = Standings.Of([Given.Row("p", "hpo-x", 2), Given.Row("p", "hpo-y", 2.5)], Anchors).ToDictionary(s => s.Algorithm);

        Assert.Equal((0.5, 1.0 / 3), (standings["hpo-x"].Alone, standings["hpo-x"].Joint));
        Assert.Equal((0.5, 2.0 / 3), (standings["hpo-y"].Alone, standings["hpo-y"].Joint));
    }

    [Fact]
    public void An_anchor_alone_is_ranked_as_if_ours_did_not_exist()
    {
        var standings = Standings.Of([Given.Row("p", "hpo-x", 0)], Anchors).ToDictionary(s => s.Algorithm);

        Assert.Equal((0, 0.5), (standings["strong"].Alone, standings["strong"].Joint));
        Assert.False(standings["strong"].IsOurs);
        Assert.Equal(1, standings["weak"].Problems);
    }

    [Fact]
    public void A_name_that_an_anchor_has_too_stays_ours()
    {
        var standings = Standings.Of([Given.Row("p", Names.Ours("random"), 2)], [.. Anchors, Given.Row("p", "random", 4)]);

        Assert.Single(standings, s => s.Algorithm == "random" && !s.IsOurs);
        Assert.Single(standings, s => s.Algorithm == "hpo-random" && s.IsOurs);
    }

    [Fact]
    public void Problems_without_anchors_leave_nothing_to_rank() => Assert.Empty(Standings.Of([Given.Row("other", "hpo-x", 2)], Anchors));

    [Fact]
    public void Every_counterpart_is_among_the_shipped_anchors()
    {
        var known = Anchor.Regrets.Select(row => row.Algorithm).ToHashSet();

        Assert.All(["ga", "es", "sa", "de", "eda", "pso", "paes", "tpe", "gp", "cmaes", "nsga2", "random"], optimizer =>
        {
            Assert.NotEmpty(Counterparts.Of(optimizer));
            Assert.All(Counterparts.Of(optimizer), name => Assert.Contains(name, known));
        });
        Assert.Empty(Counterparts.Of("sobol"));
    }
}
