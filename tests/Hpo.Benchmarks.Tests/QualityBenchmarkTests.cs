using Hpo.Benchmarks.Quality;

namespace Hpo.Benchmarks.Tests;

public sealed class QualityBenchmarkTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hpo-quality-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("--problem", "sphere6", "there is no 'sphere6'. Known are sphere5, rosenbrock5")]
    [InlineData("--optimizer", "gaa", "there is no 'gaa'. Known are ")]
    [InlineData("--mode", "parallel", "there is no 'parallel'. Known are asynchronous, generational")]
    [InlineData("--seeds", "0", "--seeds is '0'. Give a whole number, at least 1.")]
    [InlineData("--budget", "1e2", "--budget is '1e2'")]
    [InlineData("--settings", "{", "--settings: ")]
    [InlineData("--sedes", "4", "'--sedes' is no option here")]
    [InlineData("--csv", "nowhere/quality.csv", "--csv is 'nowhere/quality.csv', but that directory does not exist")]
    [InlineData("--problems", "missing.json", "--problems: missing.json cannot be read")]
    public void A_wrong_argument_is_named_with_what_exists(string name, string value, string expected)
    {
        var arguments = new Arguments([name, value]);

        QualityOptions.Read(arguments);

        Assert.Contains(expected, Assert.Single(arguments.Problems), StringComparison.Ordinal);
        Assert.Equal(Exit.WrongInput, QualityBenchmark.Run(new Arguments([name, value])));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var arguments = new Arguments(["--seeds", "-1", "--mode", "x", "--csv"]);

        QualityOptions.Read(arguments);

        Assert.Equal(3, arguments.Problems.Count);
    }

    [Fact]
    public void Settings_are_checked_as_those_of_a_study() =>
        Assert.Equal(Exit.WrongInput, Quality("--optimizer", "ga", "--settings", """{ "populationSize": 1 }"""));

    [Fact]
    public void A_problem_that_does_not_reproduce_its_check_point_is_not_measured()
    {
        var file = Given.Problems(_directory, valueOfCheckPoint: 4.00001);

        Assert.Equal(Exit.Unsound, Quality("--problems", file, "--problem", "zdt1"));
        Assert.StartsWith("bowl: check point 1 (a=3, b=2) gives 4 instead of 4.00001", Assert.Single(
            CheckPoints.Failures(BenchmarkProblems.BenchmarkSuite.Load(file, ".").Problems)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_problems_reproduce_their_check_points() => Assert.Empty(CheckPoints.Failures(BenchmarkProblems.BenchmarkSuite.Default.Problems));

    [Fact]
    public void A_problem_without_an_optimum_has_no_regret()
    {
        var arguments = new Arguments(["--problems", Given.Problems(_directory, valueOfCheckPoint: 4, optimum: null), "--problem", "bowl"]);

        QualityOptions.Read(arguments);

        Assert.Contains("'bowl' has no 'fopt'", Assert.Single(arguments.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_problems_is_measured_and_written_as_the_anchors_are()
    {
        var csv = Path.Combine(_directory.FullName, "quality.csv");

        var code = Quality("--problems", Given.Problems(_directory, valueOfCheckPoint: 4), "--problem", "bowl", "--optimizer", "ga,random", "--seeds", "3", "--budget", "30", "--csv", csv);

        Assert.Equal(Exit.Measured, code);
        var rows = RegretRow.Read(File.ReadAllText(csv), csv);
        Assert.Equal([("hpo-ga", 25), ("hpo-ga", 30), ("hpo-random", 25), ("hpo-random", 30)], rows.Select(row => (row.Algorithm, row.Budget)));
        Assert.All(rows, row => Assert.True(row is { Seeds: 3, Problem: "bowl", Regret.Min: >= 0 } && row.Regret.Min <= row.Regret.Median && row.Regret.Median <= row.Regret.Max));
    }

    [Fact]
    public void What_was_written_can_serve_as_anchors()
    {
        var csv = Path.Combine(_directory.FullName, "mine.csv");
        RegretRow.Write(csv, [Given.Row("sphere5", "yesterday", 0.125)]);

        var options = QualityOptions.Read(new Arguments(["--anchors", csv]));

        Assert.Equal(Given.Row("sphere5", "yesterday", 0.125), Assert.Single(options.Anchors));
    }

    [Fact]
    public void Anchors_that_are_no_such_table_are_refused()
    {
        var csv = Path.Combine(_directory.FullName, "mine.csv");
        File.WriteAllText(csv, "group,problem\nsynthetic,sphere5\n");
        var arguments = new Arguments(["--anchors", csv]);

        QualityOptions.Read(arguments);

        Assert.Contains("there is no column 'algorithm'", Assert.Single(arguments.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Zdt_stands_for_the_two_problems_that_anchors_have()
    {
        var options = QualityOptions.Read(new Arguments(["--problem", "zdt,branin2"]));

        Assert.Equal(["branin2", "zdt1", "zdt2"], options.Problems.Select(problem => problem.Name));
    }

    private static int Quality(params string[] args) => QualityBenchmark.Run(new Arguments(args));
}
