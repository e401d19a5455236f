using Hpo.BenchmarkProblems;
using Hpo.Benchmarks.Quality;

namespace Hpo.Benchmarks.Tests;

public sealed class HypervolumeRowTests
{
    [Fact]
    public void Only_the_evaluations_of_the_budget_count()
    {
        var zdt1 = Given.Pairing() with { Problem = BenchmarkSuite.Default.Find("zdt1")! };
        IReadOnlyList<double>[] run = [.. Enumerable.Repeat<IReadOnlyList<double>>([0.1, 10.0], 100), [0.1, 1.0]];

        var rows = HypervolumeRow.Of(new QualityRuns(zdt1, [run, run]), budget: 101).ToList();

        Assert.Equal([(100, 11), (100, 1.1), (101, 11), (101, 1.1)], rows.Select(row => (row.Budget, row.Reference)));
        Assert.Equal([1.0, 0.0, 10.0, 0.1], rows.Select(row => Math.Round(row.Mean, 12)));
        Assert.All(rows, row => Assert.Equal(("zdt1", "hpo-random", 2, 0.0), (row.Problem, row.Algorithm, row.Seeds, Math.Round(row.StandardDeviation, 12))));
        Assert.Equal(10 / (1.1 * 11 - 1.0 / 3), rows[2].OfTrueFront!.Value, 1e-9);
    }

    // The anchors took the front from a sample of its points, so that the shares agree to four digits.
    [Fact]
    public void The_true_fronts_are_those_of_the_anchors()
    {
        foreach (var row in Anchor.Hypervolumes.Where(row => row.OfTrueFront > 0.01))
        {
            var front = TrueFront.Hypervolume(BenchmarkSuite.Default.Find(row.Problem)!, [1.1, row.Reference]);

            Assert.Equal(row.OfTrueFront!.Value, row.Mean / front!.Value, 1e-4);
        }
    }

    [Theory]
    [InlineData("zdt3")]
    [InlineData("dtlz2")]
    public void A_true_front_is_approached_by_points_of_it_and_never_exceeded(string name)
    {
        var problem = BenchmarkSuite.Default.Find(name)!;
        double[] reference = [.. Enumerable.Repeat(1.1, problem.ObjectiveCount)];
        var front = TrueFront.Hypervolume(problem, reference)!.Value;

        var reached = Optimization.Hypervolume.Of(PointsOfTheFront(problem), reference);

        Assert.InRange(reached, 0.97 * front, front);
    }

    [Fact]
    public void A_problem_whose_front_is_unknown_has_no_share() => Assert.Null(TrueFront.Hypervolume(BenchmarkSuite.Default.Find("sphere5")!, [1.1]));

    // zdt3 is optimal where everything but x0 is 0, dtlz2 where everything but the first two is 0.5.
    private static IEnumerable<double[]> PointsOfTheFront(BenchmarkProblem problem)
    {
        var (free, rest, steps) = problem.Name == "zdt3" ? (1, "0", 400) : (2, "0.5", 40);
        for (var i = 0; i < Math.Pow(steps + 1, free); i++)
        {
            string[] position = [$"{i % (steps + 1) / (double)steps:R}", $"{i / (steps + 1) / (double)steps:R}"];
            yield return [.. problem.Evaluate(problem.Parameters.Select((p, axis) => (p.Name, axis)).ToDictionary(p => p.Name, p => p.axis < free ? position[p.axis] : rest))];
        }
    }
}
