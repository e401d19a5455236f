using System.Globalization;

namespace Hpo.BenchmarkProblems;

internal static class PointParser
{
    public static Point Parse(BenchmarkProblem problem, IReadOnlyDictionary<string, string> hyperparameters)
    {
        var values = new double[problem.Parameters.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = problem.Parameters[i];
            if (!hyperparameters.TryGetValue(parameter.Name, out var text) || text is null)
                throw new InvalidBenchmarkException($"{problem.Name}: the hyper-parameter '{parameter.Name}' is missing.");
            values[i] = Value(parameter, text)
                ?? throw new InvalidBenchmarkException($"{problem.Name}: the hyper-parameter '{parameter.Name}' is '{text}', but must be {Wanted(parameter)}.");
        }

        return new Point(values, problem.Parameters);
    }

    private static double? Value(BenchmarkParameter parameter, string text) => parameter.Kind switch
    {
        BenchmarkParameterKind.Categorical => ChoiceIndex(parameter.Choices, text),
        BenchmarkParameterKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? Usable(parameter, whole) : null,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Usable(parameter, number) : null,
    };

    private static double? Usable(BenchmarkParameter parameter, double value) =>
        double.IsFinite(value) && !(parameter.Log && value <= 0) ? value : null;

    private static double? ChoiceIndex(IReadOnlyList<string> choices, string text)
    {
        for (var i = 0; i < choices.Count; i++)
            if (choices[i] == text)
                return i;
        return null;
    }

    private static string Wanted(BenchmarkParameter parameter) => parameter.Kind switch
    {
        BenchmarkParameterKind.Categorical => $"one of {string.Join(", ", parameter.Choices)}",
        BenchmarkParameterKind.Integer => parameter.Log ? "a whole number above 0" : "a whole number",
        _ => parameter.Log ? "a finite number above 0" : "a finite number",
    };
}
