namespace Hpo.Storage;

/// <summary>Collects a page row by row, from one statement or several.</summary>
internal sealed class SqlitePage<T>(CollectionModel<T> model, ResolvedQuery query) where T : class
{
    private readonly List<Versioned<T>> items = [];
    private Position? last;
    private bool more;

    public void Read(SqliteSession session, SqliteQuery statement)
    {
        if (more)
            return;

        using var reader = session.Select(statement.Sql, statement.Values);
        while (reader.Read())
        {
            if (last is not null)
            {
                more = true;
                return;
            }

            var id = reader.GetString(0);
            items.Add(new Versioned<T>(model.Read(id, reader.GetFieldValue<byte[]>(2)), reader.GetInt64(1)));
            if (items.Count == query.Limit)
                last = new Position([.. query.OrderBy.Select((_, i) => reader.IsDBNull(i + 3) ? null : reader.GetValue(i + 3))], id);
        }
    }

    public DocumentPage<T> Finish()
    {
        return new DocumentPage<T>(items, more && last is not null ? ContinuationToken.Write(model.Layout, query.OrderBy, last) : null);
    }
}
