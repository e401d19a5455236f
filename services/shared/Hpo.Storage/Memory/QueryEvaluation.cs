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
        for (var i = 0; i < order.Count; i++)
        {
            var result = FieldOrder.Compare(left.Fields[order[i].Field], right.Fields[order[i].Field]);
            if (result != 0)
                return order[i].Descending ? -result : result;
        }

        return FieldOrder.CompareText(left.Id, right.Id);
    }

    /// <summary>A stand-in for the document a page ended with; only its sort fields and id count.</summary>
    public static StoredDocument At(CollectionLayout layout, IReadOnlyList<ResolvedSort> order, Position position)
    {
        var fields = new object?[layout.Fields.Count];
        for (var i = 0; i < order.Count; i++)
            fields[order[i].Field] = position.Values[i];
        return new StoredDocument(position.Id, Version: 0, fields, Body: []);
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
