namespace Hpo.Storage;

/// <summary>A query as SQL: text with $0, $1, … and the values that go there.</summary>
internal sealed class SqliteQuery
{
    private readonly SqliteTable table;
    private readonly List<object?> values = [];

    private SqliteQuery(SqliteTable table) => this.table = table;

    public string Sql { get; private set; } = "";

    public object?[] Values => [.. values];

    /// <summary>Columns: id, version, body, then the sort fields. One row more than the limit, which tells whether there is a next page.</summary>
    public static SqliteQuery Page(SqliteTable table, ResolvedQuery query)
    {
        var text = new SqliteQuery(table);
        var sorts = string.Concat(query.OrderBy.Select(sort => $", {table.Column(sort.Field)}"));
        var order = string.Concat(query.OrderBy.Select(sort => $"{table.Column(sort.Field)}{(sort.Descending ? " desc" : "")}, "));
        text.Sql = $"select id, version, body{sorts} from {table.Name}{text.Where(query.Where, query.OrderBy, query.After)} order by {order}id limit {text.Add(query.Limit + 1L)}";
        return text;
    }

    public static SqliteQuery Count(SqliteTable table, IReadOnlyList<ResolvedCondition> conditions)
    {
        var text = new SqliteQuery(table);
        text.Sql = $"select count(*) from {table.Name}{text.Where(conditions, [], after: null)}";
        return text;
    }

    private string Where(IReadOnlyList<ResolvedCondition> conditions, IReadOnlyList<ResolvedSort> order, Position? after)
    {
        List<string> terms = [.. conditions.Select(Condition)];
        if (after is not null)
            terms.Add(After(order, after));
        return terms.Count == 0 ? "" : $" where {string.Join(" and ", terms)}";
    }

    private string Condition(ResolvedCondition condition)
    {
        var column = table.Column(condition.Field);
        return condition.Comparison switch
        {
            Comparison.Equal => condition.Value is null ? $"{column} is null" : $"{column} = {Add(condition.Value)}",
            Comparison.NotEqual => $"{column} is not {Add(condition.Value)}",
            Comparison.LessThan => $"{column} < {Add(condition.Value)}",
            Comparison.LessOrEqual => $"{column} <= {Add(condition.Value)}",
            Comparison.GreaterThan => $"{column} > {Add(condition.Value)}",
            Comparison.GreaterOrEqual => $"{column} >= {Add(condition.Value)}",
            _ => In(column, condition.Values),
        };
    }

    private string In(string column, IReadOnlyList<object?> listed)
    {
        var list = $"{column} in ({string.Join(", ", listed.Where(value => value is not null).Select(Add))})";
        return listed.Contains(null) ? $"({list} or {column} is null)" : list;
    }

    /// <summary>
    /// Behind the position in (f1, f2, …, id): f1 is further, or f1 is equal and f2 is further, and so on. Each level also bounds its own field,
    /// which is redundant but lets SQLite start at that place of an index instead of at its beginning.
    /// </summary>
    private string After(IReadOnlyList<ResolvedSort> order, Position after, int level = 0)
    {
        if (level == order.Count)
            return $"id > {Add(after.Id)}";

        var column = table.Column(order[level].Field);
        var value = after.Values[level];
        var rest = After(order, after, level + 1);
        return (order[level].Descending, value) switch
        {
            (false, null) => $"({column} is not null or {rest})",
            (false, _) => $"({column} >= {Add(value)} and ({column} > {Add(value)} or {rest}))",
            (true, null) => $"({column} is null and {rest})",
            (true, _) => $"({column} is null or ({column} <= {Add(value)} and ({column} < {Add(value)} or {rest})))",
        };
    }

    private string Add(object? value)
    {
        values.Add(value);
        return $"${values.Count - 1}";
    }
}
