using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Conditions name other parameters and values that these can have, and do not go in circles.</summary>
internal static class ConditionRules
{
    public static void Check(IReadOnlyList<ParameterDraft> drafts)
    {
        var byName = drafts.Where(draft => draft.Name is not null).DistinctBy(draft => draft.Name, StringComparer.Ordinal)
            .ToDictionary(draft => draft.Name ?? "", StringComparer.Ordinal);
        var allNamed = drafts.All(draft => draft.Name is not null);
        foreach (var draft in drafts)
        {
            foreach (var (name, values) in draft.When ?? new Dictionary<string, IReadOnlyList<string>>())
            {
                var path = FieldPath.Child(draft.Cursor.At("when"), name);
                if (byName.TryGetValue(name, out var parent))
                {
                    Entry(draft, parent, path, values);
                }
                else if (allNamed)
                {
                    draft.Cursor.Problems.Add(path, $"{draft.Label}: the condition names '{name}', which is no parameter. {Suggestion.For(name, byName.Keys)}");
                }
            }
        }

        ReportCycles(drafts, byName);
    }

    private static void Entry(ParameterDraft draft, ParameterDraft parent, string path, IReadOnlyList<string> values)
    {
        var problems = draft.Cursor.Problems;
        if (ReferenceEquals(parent, draft) || parent.Name == draft.Name)
        {
            problems.Add(path, $"{draft.Label}: a parameter cannot depend on itself. Name another parameter.");
            return;
        }

        if (parent.Type == ParameterType.Continuous)
        {
            problems.Add(path, $"{draft.Label}: '{parent.Label}' is continuous and hits no listed value. Depend on a categorical, integer or static parameter.");
            return;
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (Impossible(parent, values[i]) is { } why)
            {
                problems.Add(FieldPath.Item(path, i), $"{draft.Label}: '{parent.Label}' is never '{JsonValues.Shorten(values[i])}'. {why}");
            }
        }
    }

    private static string? Impossible(ParameterDraft parent, string value) => parent switch
    {
        { Type: ParameterType.Categorical, Values: { } choices } => choices.Contains(value, StringComparer.Ordinal) ? null : Suggestion.For(value, choices),
        { Type: ParameterType.Static, Value: { } only } => value == only ? null : $"It is always '{JsonValues.Shorten(only)}'.",
        { Type: ParameterType.Integer, Min: { } min, Max: { } max } => OnGrid(value, min, max, parent.Step)
            ? null
            : $"It takes whole numbers from {JsonValues.Show(min)} to {JsonValues.Show(max)}{(parent.Step is { } step ? $" in steps of {JsonValues.Show(step)}" : "")}.",
        _ => null,
    };

    private static bool OnGrid(string value, double min, double max, double? step) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == value
        && number >= min && number <= max && (step is not > 0 || (number - min) % step == 0);

    private static void ReportCycles(IReadOnlyList<ParameterDraft> drafts, Dictionary<string, ParameterDraft> byName)
    {
        var settled = new HashSet<ParameterDraft>(ReferenceEqualityComparer.Instance);
        foreach (var draft in drafts)
        {
            Walk(draft, byName, settled, []);
        }
    }

    // Depth first; a cycle is reported once, at the parameter where the walk met it.
    private static void Walk(ParameterDraft draft, Dictionary<string, ParameterDraft> byName, HashSet<ParameterDraft> settled, List<ParameterDraft> trail)
    {
        var start = trail.FindIndex(other => ReferenceEquals(other, draft));
        if (start >= 0)
        {
            var circle = string.Join(" → ", trail[start..].Append(draft).Select(step => $"'{step.Label}'"));
            draft.Cursor.Problem("when", $"Conditions go in a circle: {circle}. Remove one of them.");
            return;
        }

        if (settled.Contains(draft))
        {
            return;
        }

        trail.Add(draft);
        foreach (var name in draft.When?.Keys ?? [])
        {
            if (name != draft.Name && byName.TryGetValue(name, out var parent))
            {
                Walk(parent, byName, settled, trail);
            }
        }

        trail.RemoveAt(trail.Count - 1);
        settled.Add(draft);
    }
}
