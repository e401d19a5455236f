namespace Hpo.Storage;

/// <summary>A query as SQL: text with $0, $1, … and the values that go there.</summary>
internal sealed class SqliteQuery
{
    private readonly SqliteTable table;
    private readonly List<object?> values = [];

    private SqliteQuery(SqliteTable table) => this.table = table;

    public string Sql { get; private set; } = "";

    public object?[] Values => [.. values];

    /// <summary>
    /// The statements that together find a page, to be run in this order until the page is full. Mostly one; two where the page may reach over from values to
    /// nulls or back: as one condition that would keep SQLite from starting in the middle of an index, and page after page would take longer.
    /// </summary>
    public static IReadOnlyList<SqliteQuery> Page(SqliteTable table, ResolvedQuery query)
    {
        if (query is not { After: { } after, OrderBy: [var first, ..] } || first.Descending == after.Values[0] is null)
            return [Page(table, query, text => query.After is null ? null : text.After(query.OrderBy, query.After))];

        var column = table.Column(first.Field);
        return
        [
            Page(table, query, text => text.AfterOnThisSide(query.OrderBy, after, level: 0)),
            Page(table, query, _ => first.Descending ? $"{column} is null" : $"{column} is not null"),
        ];
    }

    public static SqliteQuery Count(SqliteTable table, IReadOnlyList<ResolvedCondition> conditions)
    {
        var text = new SqliteQuery(table);
        text.Sql = $"select count(*) from {table.Name}{text.Where(conditions, behind: null)}";
        return text;
    }

    /// <summary>Columns: id, version, body, then the sort fields. One row more than the limit, which tells whether there is a next page.</summary>
    private static SqliteQuery Page(SqliteTable table, ResolvedQuery query, Func<SqliteQuery, string?> behind)
    {
        var text = new SqliteQuery(table);
        var sorts = string.Concat(query.OrderBy.Select(sort => $", {table.Column(sort.Field)}"));
        var order = string.Concat(query.OrderBy.Select(sort => $"{table.Column(sort.Field)}{(sort.Descending ? " desc" : "")}, "));
        var where = text.Where(query.Where, behind(text));
        text.Sql = $"select id, version, body{sorts} from {table.Name}{where} order by {order}id limit {text.Add(query.Limit + 1L)}";
        return text;
    }

    private string Where(IReadOnlyList<ResolvedCondition> conditions, string? behind)
    {
        string[] terms = [.. conditions.Select(Condition), .. behind is null ? Array.Empty<string>() : [behind]];
        return terms.Length == 0 ? "" : $" where {string.Join(" and ", terms)}";
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

        var here = AfterOnThisSide(order, after, level);
        var column = table.Column(order[level].Field);
        return (order[level].Descending, after.Values[level]) switch
        {
            (false, null) => $"({column} is not null or {here})",
            (true, not null) => $"({column} is null or {here})",
            _ => here,
        };
    }

    /// <summary>The same without what lies on the other side of the border between nulls and values.</summary>
    private string AfterOnThisSide(IReadOnlyList<ResolvedSort> order, Position after, int level)
    {
        var column = table.Column(order[level].Field);
        var rest = After(order, after, level + 1);
        if (after.Values[level] is not { } value)
            return $"({column} is null and {rest})";

        var further = order[level].Descending ? "<" : ">";
        return $"({column} {further}= {Add(value)} and ({column} {further} {Add(value)} or {rest}))";
    }

    private string Add(object? value)
    {
        values.Add(value);
        return $"${values.Count - 1}";
    }
}
