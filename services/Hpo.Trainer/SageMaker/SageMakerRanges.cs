using System.Globalization;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>
/// A study's tuned parameters in SageMaker's form; what cannot be said there was refused when the study was submitted. Values that a script is to get are
/// spelled as its toolkit reads them: SageMaker hands them on as they are.
/// </summary>
internal static class SageMakerRanges
{
    public static ParameterRanges Of(IReadOnlyList<Parameter> parameters, bool forScript) => new()
    {
        IntegerParameterRanges = Some(parameters, ParameterType.Integer, parameter => new IntegerParameterRange
        {
            Name = parameter.Name,
            MinValue = Number(parameter.Min),
            MaxValue = Number(parameter.Max),
            ScalingType = Scale(parameter.Scaling),
        }),
        ContinuousParameterRanges = Some(parameters, ParameterType.Continuous, parameter => new ContinuousParameterRange
        {
            Name = parameter.Name,
            MinValue = Number(parameter.Min),
            MaxValue = Number(parameter.Max),
            ScalingType = Scale(parameter.Scaling),
        }),
        CategoricalParameterRanges = Some(parameters, ParameterType.Categorical, parameter => new CategoricalParameterRange
        {
            Name = parameter.Name,
            Values = [.. (parameter.Values ?? []).Select(value => forScript ? ScriptHyperparameters.Json(value) : value)],
        }),
    };

    private static List<T>? Some<T>(IReadOnlyList<Parameter> parameters, ParameterType type, Func<Parameter, T> range) =>
        parameters.Where(parameter => parameter.Type == type).Select(range).ToList() is { Count: > 0 } ranges ? ranges : null;

    private static HyperParameterScalingType Scale(Scaling scaling) => scaling switch
    {
        Scaling.Logarithmic => HyperParameterScalingType.Logarithmic,
        Scaling.ReverseLogarithmic => HyperParameterScalingType.ReverseLogarithmic,
        _ => HyperParameterScalingType.Linear,
    };

    private static string? Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);
}
