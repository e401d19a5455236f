using System.Globalization;
using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>Questions and answers in a line, for people.</summary>
internal static class Descriptions
{
    private const int Longest = 600;

    public static string Of(CandidatesRequested asked)
    {
        var known = asked.Results.Count == 0
            ? $"no results (the study has {asked.History.Total})"
            : $"results {asked.History.From} to {asked.History.From + asked.Results.Count - 1} of {asked.History.Total}";
        var mode = asked.Problem.Mode == OptimizerMode.Generational ? "generational" : "asynchronous";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"round {asked.Round} of {asked.StudyId}: {asked.Count} candidate{(asked.Count == 1 ? "" : "s")}, {mode}, with {known} and {asked.Pending.Count} pending; {string.Join(", ", asked.Problem.Parameters.Select(Of))}");
    }

    public static string? Of(Reply reply) => reply.Received is { } text ? Shortened(text) : null;

    public static string Shortened(string text) => text.Length <= Longest ? text : $"{text[..Longest]}…";

    private static string Of(Parameter parameter)
    {
        var values = parameter switch
        {
            { Values: { } choices } => $"one of {string.Join(" | ", choices)}",
            { Value: { } value } => $"always {value}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{(parameter.Type == ParameterType.Integer ? "whole " : "")}{parameter.Min} to {parameter.Max}{Scale(parameter)}{Step(parameter)}"),
        };
        return parameter.When is null ? $"{parameter.Name} {values}" : $"{parameter.Name} {values} where {string.Join(" and ", parameter.When.Select(when => $"{when.Key} is {string.Join(" | ", when.Value)}"))}";
    }

    private static string Scale(Parameter parameter) => parameter.Scaling switch
    {
        Scaling.Logarithmic => " logarithmic",
        Scaling.ReverseLogarithmic => " reverse logarithmic",
        _ => "",
    };

    private static string Step(Parameter parameter) => parameter.Step is { } step ? string.Create(CultureInfo.InvariantCulture, $" in steps of {step}") : "";
}
