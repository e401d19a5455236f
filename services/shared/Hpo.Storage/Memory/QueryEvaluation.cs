namespace Hpo.Storage;

/// <summary>Conditions and order, evaluated document by document.</summary>
internal static class QueryEvaluation
{
    public static bool MeetsAll(this StoredDocument document, IReadOnlyList<ResolvedCondition> conditions)
    {
        return conditions.All(condition => Meets(document.Fields[condition.Field], condition));
    }

    public static int Compare(IReadOnlyList<ResolvedSort> order, StoredDocument left, StoredDocument right)
    {
        return Compare(order, left, [.. order.Select(sort => right.Fields[sort.Field])], right.Id);
    }

    public static bool ComesAfter(this StoredDocument document, IReadOnlyList<ResolvedSort> order, Position? position)
    {
        return position is null || Compare(order, document, position.Values, position.Id) > 0;
    }

    private static int Compare(IReadOnlyList<ResolvedSort> order, StoredDocument left, IReadOnlyList<object?> right, string rightId)
    {
        for (var i = 0; i < order.Count; i++)
        {
            var result = FieldOrder.Compare(left.Fields[order[i].Field], right[i]);
            if (result != 0)
                return order[i].Descending ? -result : result;
        }

        return FieldOrder.CompareText(left.Id, rightId);
    }

    private static bool Meets(object? value, ResolvedCondition condition) => condition.Comparison switch
    {
        Comparison.Equal => FieldOrder.Compare(value, condition.Value) == 0,
        Comparison.NotEqual => FieldOrder.Compare(value, condition.Value) != 0,
        Comparison.In => condition.Values.Any(listed => FieldOrder.Compare(value, listed) == 0),
        _ when value is null => false,
        Comparison.LessThan => FieldOrder.Compare(value, condition.Value) < 0,
        Comparison.LessOrEqual => FieldOrder.Compare(value, condition.Value) <= 0,
        Comparison.GreaterThan => FieldOrder.Compare(value, condition.Value) > 0,
        _ => FieldOrder.Compare(value, condition.Value) >= 0,
    };
}
