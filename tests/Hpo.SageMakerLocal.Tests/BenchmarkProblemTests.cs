using System.Globalization;
using Hpo.BenchmarkProblems;

namespace Hpo.SageMakerLocal.Tests;

public sealed class BenchmarkProblemTests
{
    public static TheoryData<string> Names => [.. BenchmarkSuite.Default.Problems.Select(p => p.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_check_point_is_reproduced(string name)
    {
        var problem = BenchmarkSuite.Default.Find(name)!;

        foreach (var check in problem.CheckPoints)
        {
            var values = problem.Evaluate(check.Hyperparameters);

            Assert.Equal(check.Values.Count, values.Count);
            Assert.All(values.Zip(check.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        }
    }

    [Fact]
    public void Every_problem_of_the_file_has_check_points()
    {
        var unchecked_ = BenchmarkSuite.Default.Problems.Where(p => p.CheckPoints.Count == 0).Select(p => p.Name);

        Assert.Equal(["zdt3", "dtlz2"], unchecked_);
        Assert.Equal(11 + 4, BenchmarkSuite.Default.Problems.Count);
    }

    [Theory]
    [InlineData("levy", 1.0, 0.0)]
    [InlineData("griewank", 0.0, 0.0)]
    [InlineData("styblinski-tang", -2.903534, -78.33233)]
    public void Families_without_check_points_have_their_known_optimum(string family, double at, double optimum)
    {
        var problem = Load($$"""
            { "problems": [ { "name": "p", "family": "{{family}}", "minimise": true, "fopt": {{optimum.ToString(CultureInfo.InvariantCulture)}},
              "params": [ { "name": "a", "kind": "float", "low": -9, "high": 9 }, { "name": "b", "kind": "float", "low": -9, "high": 9 } ],
              "meta": { "offset": [ 0.5, -0.5 ] } } ] }
            """).Find("p")!;

        var value = problem.Evaluate(Point(("a", at + 0.5), ("b", at - 0.5)))[0];

        Assert.Equal(optimum, value, 1e-4);
    }

    [Fact]
    public void Dtlz2_front_is_the_unit_sphere()
    {
        var problem = BenchmarkSuite.Default.Find("dtlz2")!;
        var point = problem.Parameters.ToDictionary(p => p.Name, p => p.Name == "x0" ? "0.3" : "0.5");

        var values = problem.Evaluate(point);

        Assert.Equal(3, values.Count);
        Assert.Equal(1.0, values.Sum(v => v * v), 1e-12);
    }

    [Fact]
    public void Zdt3_front_starts_at_one_and_dips_below_zero()
    {
        var problem = BenchmarkSuite.Default.Find("zdt3")!;

        var left = problem.Evaluate(problem.Parameters.ToDictionary(p => p.Name, _ => "0"));
        var right = problem.Evaluate(problem.Parameters.ToDictionary(p => p.Name, p => p.Name == "x0" ? "0.85" : "0"));

        Assert.Equal(1.0, left[1], 1e-12);
        Assert.True(right[1] < -0.7);
    }

    [Theory]
    [InlineData("x0", null, "'x0' is missing")]
    [InlineData("x0", "1,5", "'x0' is '1,5'")]
    [InlineData("x1", "NaN", "finite number")]
    public void A_bad_parameter_is_named(string name, string? value, string expected)
    {
        var point = new Dictionary<string, string> { ["x0"] = "1", ["x1"] = "2" };
        if (value is null)
            point.Remove(name);
        else
            point[name] = value;

        var error = Assert.Throws<InvalidBenchmarkException>(() => BenchmarkSuite.Default.Find("branin2")!.Evaluate(point));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integers_and_choices_are_strict()
    {
        var mixed = BenchmarkSuite.Default.Find("mixed6")!;
        var good = mixed.CheckPoints[0].Hyperparameters;

        var layers = Assert.Throws<InvalidBenchmarkException>(() => mixed.Evaluate(With(good, "layers", "4.0")));
        var choice = Assert.Throws<InvalidBenchmarkException>(() => mixed.Evaluate(With(good, "optimizer", "SGD")));

        Assert.Contains("whole number", layers.Message, StringComparison.Ordinal);
        Assert.Contains("one of sgd, momentum", choice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tie_between_configurations_goes_to_the_smaller_value()
    {
        var tables = Directory.CreateTempSubdirectory("hpo-tables");
        File.WriteAllText(Path.Combine(tables.FullName, "t.csv"), "a,accuracy\n1,0.1\n4,0.2\n16,0.3\n");
        var problem = Load("""
            { "problems": [ { "name": "t", "family": "table", "params": [ { "name": "a", "kind": "int", "low": 1, "high": 16, "log": true } ] } ] }
            """, tables.FullName).Find("t")!;

        double At(string a) => problem.Evaluate(new Dictionary<string, string> { ["a"] = a })[0];

        Assert.Equal([0.9, 0.8, 0.8, 0.7], new[] { At("2"), At("3"), At("8"), At("9") }.Select(v => Math.Round(v, 6)));
        tables.Delete(recursive: true);
    }

    [Fact]
    public void A_table_answers_the_seconds_of_the_configuration_whose_error_it_answers()
    {
        var tables = Directory.CreateTempSubdirectory("hpo-tables");
        File.WriteAllText(Path.Combine(tables.FullName, "t.csv"), "seconds,a,accuracy\n7.5,1,0.1\n2.5,16,0.3\n");
        var problem = Load("""
            { "problems": [ { "name": "t", "family": "table", "params": [ { "name": "a", "kind": "int", "low": 1, "high": 16, "log": true } ] } ] }
            """, tables.FullName).Find("t")!;

        double? At(string a) => problem.TrainingSeconds(new Dictionary<string, string> { ["a"] = a });

        Assert.True(problem.HasTrainingSeconds);
        Assert.Equal([7.5, 7.5, 2.5], new[] { At("1"), At("4"), At("5") });
        tables.Delete(recursive: true);
    }

    [Fact]
    public void A_problem_that_was_not_trained_has_no_seconds()
    {
        var sphere = BenchmarkSuite.Default.Find("sphere5")!;

        Assert.False(sphere.HasTrainingSeconds);
        Assert.Null(sphere.TrainingSeconds(sphere.CheckPoints[0].Hyperparameters));
    }

    [Theory]
    [InlineData("{ \"problems\": [ { \"name\": \"p\", \"family\": \"nope\", \"params\": [] } ] }", "family 'nope' is unknown")]
    [InlineData("{ \"problems\": [ { \"name\": \"p\" } ] }", "family")]
    [InlineData("not json", "problems.json")]
    public void A_malformed_file_is_explained(string json, string expected)
    {
        var error = Assert.Throws<InvalidBenchmarkException>(() => Load(json));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static BenchmarkSuite Load(string json, string tables = ".")
    {
        var directory = Directory.CreateTempSubdirectory("hpo-problems");
        var path = Path.Combine(directory.FullName, "problems.json");
        File.WriteAllText(path, json);
        try
        {
            return BenchmarkSuite.Load(path, tables);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> Point(params (string Name, double Value)[] values) =>
        values.ToDictionary(v => v.Name, v => v.Value.ToString("R", CultureInfo.InvariantCulture));

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> point, string name, string value) =>
        new(point) { [name] = value };
}
