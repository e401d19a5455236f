using System.Text.Json;
using Hpo.BenchmarkProblems;
using Hpo.Contracts;

namespace Hpo.Benchmarks.Tests;

public sealed class PairingsTests
{
    private readonly Pairings _pairings = new();

    [Fact]
    public void An_optimizer_is_left_out_where_its_study_would_be_refused()
    {
        Assert.Null(Add("zdt1", "ga"));
        Assert.Null(Add("zdt2", "ga"));
        Assert.NotNull(Add("sphere5", "ga"));

        Assert.Equal("ga is left out on zdt1, zdt2: 'ga' does not handle more than one objective.", Assert.Single(_pairings.LeftOut));
        Assert.Empty(_pairings.Refused);
        Assert.Equal("sphere5", Assert.Single(_pairings.All).Problem.Name);
    }

    [Fact]
    public void A_setting_that_is_given_wrong_is_refused_once()
    {
        Assert.Null(Add("sphere5", "ga", ("populationSize", 1)));
        Assert.Null(Add("branin2", "ga", ("populationSize", 1)));

        Assert.StartsWith("ga: optimizer.settings.populationSize: populationSize is 1.", Assert.Single(_pairings.Refused), StringComparison.Ordinal);
        Assert.Empty(_pairings.LeftOut);
    }

    [Fact]
    public void A_run_has_its_own_seed_and_nothing_else_of_its_own()
    {
        var pairing = Given.Pairing();

        var (one, two) = (pairing.Seeded(1), pairing.Seeded(2));

        Assert.Equal((1, 2), (one.Optimizer.Seed, two.Optimizer.Seed));
        Assert.Equal(one with { Optimizer = two.Optimizer }, two);
    }

    private Pairing? Add(string problem, string optimizer, params (string Name, int Value)[] settings) => _pairings.Add(
        BenchmarkSuite.Default.Find(problem)!,
        new OptimizerSelection { Name = optimizer, Settings = settings.ToDictionary(s => s.Name, s => JsonSerializer.SerializeToElement(s.Value)) },
        new Budget { MaxTrials = 20 });
}
