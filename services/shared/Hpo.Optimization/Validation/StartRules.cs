using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>A candidate of the user has exactly the parameters that exist under their conditions, each with an allowed value.</summary>
internal sealed class StartRules(IReadOnlyList<Parameter> parameters)
{
    private const int MostChoicesShown = 20;

    private readonly IReadOnlyList<Parameter> _ordered = ConditionOrder.Sort(parameters);
    private readonly Dictionary<string, Axis> _axes = SearchSpace.Of(parameters).Axes.ToDictionary(axis => axis.Name, StringComparer.Ordinal);

    /// <summary>The tuned values as the training job will get them; null when something is wrong, which is then reported.</summary>
    public Dictionary<string, string>? Check(ObjectCursor candidate)
    {
        var before = candidate.Problems.Count;
        string[] known = [.. _ordered.Select(parameter => parameter.Name)];
        foreach (var unknown in candidate.Names.Except(known, StringComparer.Ordinal).Take(ProblemList.Most + 1))
        {
            candidate.Problems.Add(FieldPath.Child(candidate.Path, JsonValues.Shorten(unknown)), $"'{JsonValues.Shorten(unknown)}' is no parameter. {Suggestion.For(unknown, known)}");
        }

        var values = Values(candidate);
        return candidate.Problems.Count > before ? null : _axes.Keys.Where(values.ContainsKey).ToDictionary(name => name, name => values[name] ?? "", StringComparer.Ordinal);
    }

    // A value that is wrong or missing is null: what depends on it is not judged. What does not exist is not there.
    private Dictionary<string, string?> Values(ObjectCursor candidate)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var parameter in _ordered)
        {
            if (Exists(parameter, values) != false)
            {
                values.Add(parameter.Name, Value(parameter, candidate, isRequired: Exists(parameter, values) == true));
            }
            else if (candidate.Has(parameter.Name))
            {
                var conditions = parameter.When?.Select(condition => $"'{condition.Key}' is {string.Join(" or ", condition.Value.Take(MostChoicesShown).Select(JsonValues.Shorten))}") ?? [];
                candidate.Problem(parameter.Name, $"'{JsonValues.Shorten(parameter.Name)}' exists only where {string.Join(" and ", conditions)}. Remove it here.");
            }
        }

        return values;
    }

    // Null: nobody can tell, because a value it depends on is wrong.
    private static bool? Exists(Parameter parameter, Dictionary<string, string?> values)
    {
        var conditions = parameter.When ?? new Dictionary<string, IReadOnlyList<string>>();
        if (conditions.Any(c => !values.TryGetValue(c.Key, out var value) || (value is not null && !c.Value.Contains(value, StringComparer.Ordinal))))
        {
            return false;
        }

        return conditions.All(c => values[c.Key] is not null) ? true : null;
    }

    private string? Value(Parameter parameter, ObjectCursor candidate, bool isRequired)
    {
        var wanted = Wanted(parameter);
        if (candidate.Find(parameter.Name) is not { } given)
        {
            if (isRequired && parameter.Type != ParameterType.Static)
            {
                candidate.Problem(parameter.Name, $"'{JsonValues.Shorten(parameter.Name)}' is missing. Give {wanted}.");
            }

            return parameter.Value;
        }

        var text = JsonValues.Canonical(given);
        var value = text is null ? null : _axes.TryGetValue(parameter.Name, out var axis) ? axis.Canonical(text) : text == parameter.Value ? text : null;
        return value ?? candidate.Wrong<string>(parameter.Name, $"'{JsonValues.Shorten(parameter.Name)}' is {JsonValues.Shorten(JsonValues.Show(given))}. Give {wanted}.");
    }

    private static string Wanted(Parameter parameter) => parameter switch
    {
        { Values: { Count: <= MostChoicesShown } choices } => $"one of {string.Join(", ", choices.Select(JsonValues.Shorten))}",
        { Values: { } choices } => $"one of its {JsonValues.Count(choices.Count)} values",
        { Value: { } only } => $"'{JsonValues.Shorten(only)}', as for every trial, or leave it out",
        _ => $"a {(parameter.Type == ParameterType.Integer ? "whole " : "")}number from {JsonValues.Show(parameter.Min ?? 0)} to {JsonValues.Show(parameter.Max ?? 0)}{Steps(parameter)}",
    };

    private static string Steps(Parameter parameter) => parameter.Step is { } step ? $" in steps of {JsonValues.Show(step)} from {JsonValues.Show(parameter.Min ?? 0)} on" : "";
}
