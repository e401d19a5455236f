using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class EstimationOfDistributionTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<EstimationOfDistribution.Memory>(new EstimationOfDistribution());

    [Fact]
    public void The_model_has_the_standard_deviation_of_the_better_trials_and_not_their_variance()
    {
        var session = Session(new { populationSize = 4, selection = 0.5, learningRate = 1.0 }, Some.Continuous("x", 0, 1));

        TellPlaces(session, ("0.4", 1), ("0.6", 2), ("0", 3), ("1", 4));

        Assert.Equal(Math.Sqrt(0.02), Assert.Single(MemoryOf(session).Deviations), 1e-12);
    }

    [Fact]
    public void Deviations_fall_no_faster_than_the_learning_rate()
    {
        var session = Session(new { populationSize = 4, selection = 0.5, learningRate = 0.25 }, Some.Continuous("x", 0, 1));
        var before = Assert.Single(MemoryOf(session).Deviations);

        TellPlaces(session, ("0.5", 1), ("0.50001", 2), ("0", 3), ("1", 4));

        Assert.InRange(Assert.Single(MemoryOf(session).Deviations), 0.75 * before, before);
    }

    [Theory]
    [InlineData("umda", false), InlineData("emna", true)]
    public void Correlations_are_followed_where_they_are_modelled(string model, bool follows)
    {
        var session = Session(new { populationSize = 20, selection = 1.0, model }, Some.Continuous("x", 0, 1), Some.Continuous("y", 0, 1));
        session.TellForeign(Enumerable.Range(0, 20).Select(i => (1000 + i, Place(("x", 0.3 + 0.02 * i), ("y", 0.3 + 0.02 * i)), (double[]?)[i])));

        var points = session.Ask(200).Select(c => (X: CanonicalNumber.Parse(c.Configuration["x"]!), Y: CanonicalNumber.Parse(c.Configuration["y"]!))).ToList();

        var (meanX, meanY) = (points.Average(p => p.X), points.Average(p => p.Y));
        var correlation = points.Sum(p => (p.X - meanX) * (p.Y - meanY))
            / Math.Sqrt(points.Sum(p => (p.X - meanX) * (p.X - meanX)) * points.Sum(p => (p.Y - meanY) * (p.Y - meanY)));
        Assert.InRange(correlation, follows ? 0.6 : -0.3, follows ? 1 : 0.3);
    }

    [Fact]
    public void Categories_come_by_their_frequency_among_the_better_trials_and_none_is_lost()
    {
        var session = Session(new { populationSize = 10, selection = 1.0 }, Some.Categorical("c", "a", "b", "c"), Some.Continuous("x", 0, 1));
        session.TellForeign(Enumerable.Range(0, 10).Select(i => (1000 + i, Place(("c", i < 9 ? "b" : "a"), ("x", 0.1 * i)), (double[]?)[i])));

        var drawn = session.Ask(300).CountBy(c => c.Configuration["c"]!).ToDictionary(c => c.Key, c => c.Value);

        Assert.InRange(drawn["b"], 200, 290);
        Assert.InRange(drawn["c"], 1, 30);
    }

    private AskTellSession Session(object settings, params Parameter[] parameters) =>
        new(Some.Study("eda", parameters: parameters, budget: new Budget { MaxTrials = 1000, MaxParallelTrials = 1 }, settings: settings), Optimizer);

    private static void TellPlaces(AskTellSession session, params (string X, double Cost)[] places) =>
        session.TellForeign(places.Select((place, i) => (1000 + i, new Configuration([new("x", place.X)]), (double[]?)[place.Cost])));

    private static Configuration Place(params (string Name, object Value)[] values) =>
        new(values.Select(v => KeyValuePair.Create(v.Name, v.Value is double number ? CanonicalNumber.Format(number) : $"{v.Value}")));

    private static EstimationOfDistribution.Memory MemoryOf(AskTellSession session) => session.MemoryAs<EstimationOfDistribution.Memory>();
}
