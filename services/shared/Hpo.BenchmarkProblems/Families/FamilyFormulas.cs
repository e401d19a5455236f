using System.Text.Json;

namespace Hpo.BenchmarkProblems.Families;

internal sealed record Formula(int ObjectiveCount, Func<Point, IReadOnlyList<double>> Evaluate)
{
    /// <summary>How long the training of a point took; null when that is not known.</summary>
    public Func<Point, double>? Seconds { get; init; }
}

/// <summary>The formula of a family, with the constants of one problem.</summary>
internal static class FamilyFormulas
{
    private const string Known = "sphere, rosenbrock, rastrigin, ackley, levy, griewank, styblinski-tang, branin, hartmann6, zdt1, zdt2, zdt3, dtlz2, mixed6, table";

    public static Formula Find(ProblemDescription problem, IReadOnlyList<BenchmarkParameter> parameters, Func<string, string> table) =>
        problem.Family switch
        {
            "sphere" => Shifted(problem, Synthetic.Sphere),
            "rosenbrock" => Shifted(problem, Synthetic.Rosenbrock),
            "rastrigin" => Shifted(problem, Synthetic.Rastrigin),
            "ackley" => Shifted(problem, Synthetic.Ackley),
            "levy" => Shifted(problem, Synthetic.Levy),
            "griewank" => Shifted(problem, Synthetic.Griewank),
            "styblinski-tang" => Shifted(problem, Synthetic.StyblinskiTang),
            "branin" => Shifted(problem, Branin.Value, dimensions: 2),
            "hartmann6" => Shifted(problem, Hartmann6.Value, dimensions: 6),
            "zdt1" => new Formula(2, p => Zdt.Zdt1(p.Values)),
            "zdt2" => new Formula(2, p => Zdt.Zdt2(p.Values)),
            "zdt3" => new Formula(2, p => Zdt.Zdt3(p.Values)),
            "dtlz2" => Dtlz2(problem),
            "mixed6" => Single(Mixed6.From(problem, parameters).Value),
            "table" => Table(TableProblem.Read(problem.Name, parameters, table(problem.Name))),
            _ => throw new InvalidBenchmarkException($"{problem.Name}: the family '{problem.Family}' is unknown; known are {Known}."),
        };

    private static Formula Single(Func<Point, double> value) => new(1, point => [value(point)]);

    private static Formula Table(TableProblem table) => Single(table.Value) with { Seconds = table.HasSeconds ? table.Seconds : null };

    private static Formula Dtlz2(ProblemDescription problem)
    {
        var objectives = problem.Meta.ValueKind == JsonValueKind.Object && problem.Meta.TryGetProperty("objectives", out var given)
            ? given.GetInt32() : 3;
        return new Formula(objectives, p => Dtlz.Dtlz2(p.Values, objectives));
    }

    private static Formula Shifted(ProblemDescription problem, Func<double[], double> value, int? dimensions = null)
    {
        var wanted = dimensions ?? problem.Params.Count;
        if (problem.Params.Count != wanted)
            throw new InvalidBenchmarkException($"{problem.Name}: family {problem.Family} has {wanted} parameters, the file gives {problem.Params.Count}.");
        var offset = Offset(problem, wanted);
        return Single(point => value([.. point.Values.Zip(offset, (x, o) => x - o)]));
    }

    private static double[] Offset(ProblemDescription problem, int dimensions)
    {
        if (problem.Meta.ValueKind != JsonValueKind.Object || !problem.Meta.TryGetProperty("offset", out var given))
            return new double[dimensions];
        double[] offset = [.. given.EnumerateArray().Select(o => o.GetDouble())];
        return offset.Length == dimensions
            ? offset
            : throw new InvalidBenchmarkException($"{problem.Name}: meta.offset has {offset.Length} numbers for {dimensions} parameters.");
    }
}
