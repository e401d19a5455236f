using System.Collections;

namespace Hpo.Storage;

internal sealed record ResolvedCondition(int Field, Comparison Comparison, IReadOnlyList<object?> Values)
{
    public object? Value => Values[0];
}

internal sealed record ResolvedSort(int Field, bool Descending);

/// <summary>Where the page before ended: the sort fields' values and the id of its last document.</summary>
internal sealed record Position(IReadOnlyList<object?> Values, string Id);

/// <summary>A query whose names were looked up and whose values were brought to their fields' types.</summary>
internal sealed record ResolvedQuery(IReadOnlyList<ResolvedCondition> Where, IReadOnlyList<ResolvedSort> OrderBy, int Limit, Position? After)
{
    public static ResolvedQuery From(CollectionLayout layout, DocumentQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit < 1)
            throw new ArgumentException($"A page of '{layout.Name}' holds at least one document; the query's limit is {query.Limit}.");

        var order = query.OrderBy.Select(sort => new ResolvedSort(layout.Find(sort.Field), sort.Descending)).ToArray();
        var after = query.After is null ? null : ContinuationToken.Read(layout, order, query.After);
        return new ResolvedQuery(Conditions(layout, query), order, query.Limit, after);
    }

    public static IReadOnlyList<ResolvedCondition> Conditions(CollectionLayout layout, DocumentQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return [.. query.Where.Select(condition => Resolve(layout, condition))];
    }

    private static ResolvedCondition Resolve(CollectionLayout layout, FieldCondition condition)
    {
        var field = layout.Find(condition.Field);
        if (condition.Comparison == Comparison.In)
            return new ResolvedCondition(field, Comparison.In, Listed(layout, field, condition));

        var value = layout.Normalise(field, condition.Value);
        if (value is null && condition.Comparison is not (Comparison.Equal or Comparison.NotEqual))
            throw new ArgumentException($"Field '{condition.Field}' of '{layout.Name}': {condition.Comparison} needs a value; null goes with Equal and NotEqual only.");
        return new ResolvedCondition(field, condition.Comparison, [value]);
    }

    private static object?[] Listed(CollectionLayout layout, int field, FieldCondition condition)
    {
        if (condition.Value is string or not IEnumerable)
            throw new ArgumentException($"Field '{condition.Field}' of '{layout.Name}': In needs a collection of values.");

        object?[] values = [.. ((IEnumerable)condition.Value).Cast<object?>().Select(value => layout.Normalise(field, value)).Distinct()];
        return values.Length <= FieldCondition.MostValues
            ? values
            : throw new ArgumentException($"Field '{condition.Field}' of '{layout.Name}': In takes at most {FieldCondition.MostValues} values, not {values.Length}.");
    }
}
