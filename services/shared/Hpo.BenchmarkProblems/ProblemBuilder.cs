using System.Globalization;
using System.Text.Json;
using Hpo.BenchmarkProblems.Families;

namespace Hpo.BenchmarkProblems;

internal static class ProblemBuilder
{
    public static BenchmarkProblem Build(ProblemDescription description, IReadOnlyList<VectorCheck> vectorChecks, Func<string, string> table)
    {
        if (description.Minimise == false)
            throw new InvalidBenchmarkException($"{description.Name}: only problems to minimise are supported.");
        var parameters = description.Params.Select(p => Parameter(description.Name, p)).ToList();
        var formula = FamilyFormulas.Find(description, parameters, table);
        var several = formula.ObjectiveCount > 1;
        return new BenchmarkProblem(
            description.Name, description.Family, parameters, several ? null : description.Fopt,
            [.. (description.Checks ?? []).Select(Check), .. VectorChecks(description.Name, parameters, vectorChecks)],
            formula);
    }

    public static IEnumerable<BenchmarkCheckPoint> VectorChecks(
        string name, IReadOnlyList<BenchmarkParameter> parameters, IEnumerable<VectorCheck> checks) =>
        checks.Where(c => c.Name == name).Select(c => new BenchmarkCheckPoint(
            parameters.Zip(c.X).ToDictionary(p => p.First.Name, p => p.Second.ToString("R", CultureInfo.InvariantCulture)), c.F));

    private static BenchmarkParameter Parameter(string problem, ParameterDescription p)
    {
        var kind = p.Kind switch
        {
            "float" => BenchmarkParameterKind.Continuous,
            "int" => BenchmarkParameterKind.Integer,
            "categorical" => BenchmarkParameterKind.Categorical,
            _ => throw new InvalidBenchmarkException($"{problem}: parameter '{p.Name}' has the kind '{p.Kind}'; known are float, int and categorical."),
        };
        if (kind == BenchmarkParameterKind.Categorical)
            return p.Choices is { Count: > 0 } choices
                ? new BenchmarkParameter(p.Name, kind, 0, 0, false, choices)
                : throw new InvalidBenchmarkException($"{problem}: the categorical parameter '{p.Name}' has no choices.");
        if (p is not { Low: { } low, High: { } high } || low > high || (p.Log && low <= 0))
            throw new InvalidBenchmarkException($"{problem}: parameter '{p.Name}' needs low <= high, and low above 0 on a logarithmic scale.");
        return new BenchmarkParameter(p.Name, kind, low, high, p.Log, []);
    }

    private static BenchmarkCheckPoint Check(PointCheck check) => new(
        check.X.ToDictionary(x => x.Key, x => x.Value.ToString()),
        check.F.ValueKind == JsonValueKind.Array ? [.. check.F.EnumerateArray().Select(f => f.GetDouble())] : [check.F.GetDouble()]);
}
