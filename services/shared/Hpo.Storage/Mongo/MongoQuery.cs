using MongoDB.Bson;

namespace Hpo.Storage;

/// <summary>A query as MongoDB's filter and sort documents.</summary>
internal sealed class MongoQuery(MongoLayout layout)
{
    public BsonDocument Filter(IReadOnlyList<ResolvedCondition> conditions) => All(conditions.Select(Condition));

    public BsonDocument Filter(ResolvedQuery query)
    {
        var conditions = query.Where.Select(Condition);
        return All(query.After is { } after ? conditions.Append(After(query.OrderBy, after)) : conditions);
    }

    public BsonDocument Sort(IReadOnlyList<ResolvedSort> order)
    {
        // A field that comes again decides nothing, and a document cannot name it twice.
        var sort = new BsonDocument(order.DistinctBy(part => part.Field).Select(part => new BsonElement(layout.Path(part.Field), part.Descending ? -1 : 1)));
        return sort.Add(MongoLayout.Id, 1);
    }

    private BsonDocument Condition(ResolvedCondition condition)
    {
        // Absent and null are one to $eq, $ne and $in, and comparisons by size meet values of the same kind only.
        var path = layout.Path(condition.Field);
        return condition.Comparison switch
        {
            Comparison.Equal => Is(path, "$eq", condition.Value),
            Comparison.NotEqual => Is(path, "$ne", condition.Value),
            Comparison.LessThan => Is(path, "$lt", condition.Value),
            Comparison.LessOrEqual => Is(path, "$lte", condition.Value),
            Comparison.GreaterThan => Is(path, "$gt", condition.Value),
            Comparison.GreaterOrEqual => Is(path, "$gte", condition.Value),
            _ => new BsonDocument(path, new BsonDocument("$in", new BsonArray(condition.Values.Select(MongoLayout.Value)))),
        };
    }

    /// <summary>
    /// Behind the position in (f1, f2, …, id): f1 is further, or f1 is equal and f2 is further, and so on. Each level also bounds its own field,
    /// which is redundant but lets the server start at that place of an index instead of at its beginning.
    /// </summary>
    private BsonDocument After(IReadOnlyList<ResolvedSort> order, Position after, int level = 0)
    {
        if (level == order.Count)
            return Is(MongoLayout.Id, "$gt", after.Id);

        var path = layout.Path(order[level].Field);
        var rest = After(order, after, level + 1);
        return (order[level].Descending, after.Values[level]) switch
        {
            (false, null) => Any(Is(path, "$ne", null), All([Is(path, "$eq", null), rest])),
            (true, null) => All([Is(path, "$eq", null), rest]),
            (false, { } value) => All([Is(path, "$gte", value), Any(Is(path, "$gt", value), rest)]),
            (true, { } value) => Any(Is(path, "$eq", null), All([Is(path, "$lte", value), Any(Is(path, "$lt", value), rest)])),
        };
    }

    private static BsonDocument Is(string path, string comparison, object? value) => new(path, new BsonDocument(comparison, MongoLayout.Value(value)));

    private static BsonDocument Any(params BsonDocument[] conditions) => new("$or", new BsonArray(conditions));

    private static BsonDocument All(IEnumerable<BsonDocument> conditions)
    {
        var all = new BsonArray(conditions);
        return all.Count switch
        {
            0 => [],
            1 => all[0].AsBsonDocument,
            _ => new BsonDocument("$and", all),
        };
    }
}
