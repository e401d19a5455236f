using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the parameters of a study.</summary>
internal static class ParameterReader
{
    /// <summary>Most hyper-parameters of a training job, static ones included.</summary>
    public const int MaxParameters = 100;

    /// <summary>Longest name of a hyper-parameter in characters.</summary>
    public const int MaxNameLength = 256;

    /// <summary>Longest value of a hyper-parameter in characters.</summary>
    public const int MaxValueLength = 2_500;

    private const int MaxChoices = 10_000;

    private static readonly string[] Fields = ["name", "type", "min", "max", "scaling", "step", "values", "value", "when"];
    private static readonly string[] OfNumbers = ["min", "max", "scaling", "step"];
    private static readonly string[] OfChoices = ["values"];
    private static readonly string[] OfStatics = ["value"];

    public static IReadOnlyList<Parameter>? Read(ObjectCursor study)
    {
        if (study.Objects("parameters", 1, MaxParameters, Fields) is not { } cursors)
        {
            return null;
        }

        var drafts = cursors.Select(Draft).ToArray();
        foreach (var draft in drafts)
        {
            NumberRules.Check(draft);
        }

        NameRules.Check(drafts);
        ConditionRules.Check(drafts);
        var parameters = drafts.Select(draft => draft.ToParameter()).OfType<Parameter>().ToArray();
        return parameters.Length == cursors.Count ? parameters : null;
    }

    private static ParameterDraft Draft(ObjectCursor cursor)
    {
        var draft = new ParameterDraft { Cursor = cursor, Name = cursor.Label("name", MaxNameLength), Type = cursor.Word<ParameterType>("type") };
        draft = draft.Type switch
        {
            ParameterType.Categorical => Only(draft, OfChoices) with { Values = Values(cursor, "values", 1) },
            ParameterType.Static => Only(draft, OfStatics) with { Value = Value(cursor) },
            null => draft,
            _ => Numbers(Only(draft, OfNumbers)),
        };
        return draft with { When = When(cursor) };
    }

    private static ParameterDraft Numbers(ParameterDraft draft) => draft with
    {
        Min = draft.Cursor.Number("min", required: true),
        Max = draft.Cursor.Number("max", required: true),
        Scaling = draft.Cursor.Word<Scaling>("scaling", Scaling.Linear),
        Step = draft.Cursor.Number("step"),
    };

    private static ParameterDraft Only(ParameterDraft draft, string[] own)
    {
        foreach (var field in OfNumbers.Concat(OfChoices).Concat(OfStatics).Except(own).Where(draft.Cursor.Has).Where(field => !IsDefault(field, draft.Cursor)))
        {
            var type = JsonNamingPolicy.CamelCase.ConvertName($"{draft.Type}");
            draft.Problem(field, $"a parameter of type {type} has no {field}, only {string.Join(", ", own)}. Remove {field} or change the type.");
        }

        return draft;
    }

    // Accepted studies are written with their defaults and may be submitted again.
    private static bool IsDefault(string field, ObjectCursor cursor) =>
        field == "scaling" && cursor.Find(field) is { } value && JsonValues.Text(value) == "linear";

    private static string? Value(ObjectCursor cursor) =>
        cursor.Get("value", "text, a number or a boolean", required: true) is { } value
            ? Scalar(value, cursor.At("value"), cursor.Problems, min: 0)
            : null;

    private static string[]? Values(ObjectCursor cursor, string field, int shortest)
    {
        if (cursor.Items(field, 1, MaxChoices) is not { } items)
        {
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var texts = items.Select(item => Distinct(item, cursor.Problems, shortest, seen)).OfType<string>().ToArray();
        return texts.Length == items.Count ? texts : null;
    }

    private static string? Distinct((string Path, JsonElement Value) item, ProblemList problems, int shortest, HashSet<string> seen)
    {
        var text = Scalar(item.Value, item.Path, problems, shortest);
        if (text is null || seen.Add(text))
        {
            return text;
        }

        problems.Add(item.Path, $"'{JsonValues.Shorten(text)}' is listed twice. Remove one of them.");
        return null;
    }

    private static string? Scalar(JsonElement value, string path, ProblemList problems, int min)
    {
        if (JsonValues.Canonical(value) is not { } text)
        {
            problems.Add(path, $"{JsonValues.Show(value)} is not a value. Give text, a number or a boolean.");
            return null;
        }

        if (text.Length >= min && text.Length <= MaxValueLength)
        {
            return text;
        }

        problems.Add(path, $"A value has {min} to {JsonValues.Count(MaxValueLength)} characters, this one {JsonValues.Count(text.Length)}. Shorten it or pass a name for it.");
        return null;
    }

    // Entries that are wrong are left out, so that the others are still checked against their parameters.
    private static Dictionary<string, IReadOnlyList<string>>? When(ObjectCursor cursor)
    {
        if (!cursor.Has("when") || cursor.Map("when") is not { } map)
        {
            return null;
        }

        if (!map.Names.Any())
        {
            cursor.Problem("when", "The condition names no parameter. Name one with its values, or remove 'when'.");
        }

        return map.Names
            .Select(name => (Name: name, Values: Values(map, name, shortest: 0)))
            .Where(entry => entry.Values is not null)
            .ToDictionary(entry => entry.Name, IReadOnlyList<string> (entry) => entry.Values ?? [], StringComparer.Ordinal);
    }
}
