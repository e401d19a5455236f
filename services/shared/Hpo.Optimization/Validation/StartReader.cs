using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the candidates that a study starts with.</summary>
internal static class StartReader
{
    private const string Field = "startWith";

    /// <summary>The candidates as far as they can be read without knowing the parameters; null when there are none.</summary>
    public static IReadOnlyList<ObjectCursor>? Read(ObjectCursor study) => study.Items(Field, 0, BudgetReader.MostTrials) is { Count: > 0 } items
        ? [.. items.Select(item => ObjectCursor.OpenMap(item.Value, item.Path, study.Problems)).OfType<ObjectCursor>()]
        : null;

    /// <summary>The candidates with the texts that their jobs will get. What is wrong with one is reported and the candidate left out.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="parameters">Parameters without problems.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Check(IReadOnlyList<ObjectCursor> candidates, IReadOnlyList<Parameter> parameters)
    {
        var rules = new StartRules(parameters);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var sound = new List<IReadOnlyDictionary<string, string>>();
        foreach (var cursor in candidates)
        {
            if (rules.Check(cursor) is not { } values)
            {
                continue;
            }

            var key = new Configuration(values).Key;
            if (seen.TryAdd(key, cursor.Path))
            {
                sound.Add(values);
            }
            else
            {
                cursor.Problems.Add(cursor.Path, $"This is the same candidate as {seen[key]}. Remove one of them.");
            }
        }

        return sound;
    }

    /// <summary>Every candidate is a trial, so there are no more of them.</summary>
    public static void WithinBudget(ProblemList problems, IReadOnlyList<ObjectCursor> candidates, Budget budget)
    {
        if (candidates.Count > budget.MaxTrials)
        {
            problems.Add(Field, $"startWith has {JsonValues.Count(candidates.Count)} candidates, but maxTrials is {JsonValues.Count(budget.MaxTrials)}. Remove some of them, or raise maxTrials.");
        }
    }
}
