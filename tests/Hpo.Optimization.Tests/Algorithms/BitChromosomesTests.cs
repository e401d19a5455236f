using Hpo.Contracts;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class BitChromosomesTests
{
    [Fact]
    public void Early_children_of_one_parent_take_steps_that_matter_and_late_ones_small_steps_too()
    {
        var (early, late) = (Steps(settled: 10), Steps(settled: 990));

        Assert.InRange(early.Count(step => step < 0.01), 0, 8);
        Assert.InRange(late.Count(step => step < 0.01), 35, 90);
    }

    [Fact]
    public void A_parameter_of_few_bits_changes_as_often_as_one_of_many()
    {
        var children = Children(0, rate: null, Some.Continuous("x", 0, 1023), Some.Integer("n", 0, 1));

        Assert.InRange(children.Count(c => c["n"] != "0"), 125, 175);
    }

    [Fact]
    public void A_category_mutates_to_any_other()
    {
        var children = Children(0, rate: null, Some.Categorical("c", "a", "b", "d", "e", "f"));

        Assert.Equal(["b", "d", "e", "f"], children.Select(c => c["c"]).Distinct().Order());
    }

    [Fact]
    public void A_given_rate_is_that_of_every_bit()
    {
        var children = Children(0, rate: 0.5, Some.Continuous("x", 0, 1023));

        Assert.InRange(children.Average(c => CanonicalNumber.Parse(c["x"]!)), 440, 580);
    }

    private static List<double> Steps(int settled) =>
        [.. Children(settled, rate: null, Some.Continuous("x", 0, 1)).Select(c => CanonicalNumber.Parse(c["x"]!))];

    // Children of the parent whose every bit is 0.
    private static List<Configuration> Children(int settled, double? rate, params Parameter[] parameters)
    {
        var problem = SearchProblem.Of(Some.Study("ga", parameters: parameters, budget: new Budget { MaxTrials = 1000 }), seed: 7);
        var random = new RandomSource(7, 0);
        var history = new TrialHistory();
        var lowest = new Candidate(problem.Space.Decode(new double[parameters.Length]));
        for (var trial = 0; trial < settled; trial++)
        {
            history.Add(new Evaluation(trial, 0, lowest, Outcome.Unavailable("it failed", FailureClass.Algorithm)));
        }

        history.Add(new Evaluation(settled, 0, lowest, Outcome.Unavailable("it failed", FailureClass.Algorithm)));
        var view = new StudyView(problem, history, [], [], settled + 1);
        return [.. Enumerable.Range(0, 200)
            .Select(_ => new BitChromosomes(view, new BitEncoding(problem.Space, 10, gray: true), "two-point", rate, random).Child(new Individual(settled, [0], lowest), null))
            .OfType<Candidate>()
            .Select(child => child.Configuration)];
    }
}
