using Microsoft.Data.Sqlite;

namespace Hpo.Storage;

/// <summary>Brings a collection's table to its definition: missing columns, fields filled in from the bodies, indexes. All or nothing.</summary>
internal sealed class SqliteSchema<T>(SqliteTable table, CollectionModel<T> model) where T : class
{
    public bool Ensure(SqliteSession session)
    {
        return IsCurrent(session) || session.InTransaction(() => IsCurrent(session) || Change(session));
    }

    private bool IsCurrent(SqliteSession session) => SqliteCatalog.ShapeOf(session, table.Layout.Name) == table.Layout.Shape;

    private bool Change(SqliteSession session)
    {
        session.Run(table.Create);
        AddColumns(session);
        DropIndexes(session);
        FillIn(session);
        foreach (var index in table.Layout.Indexes)
            CreateIndex(session, index);
        SqliteCatalog.Remember(session, table.Layout.Name, table.Layout.Shape);
        return true;
    }

    private void AddColumns(SqliteSession session)
    {
        var present = Names(session, "select name from pragma_table_info($0)");
        foreach (var field in table.Layout.Fields.Where(field => !present.Contains(SqliteTable.BareColumn(field.Name))))
            session.Run($"alter table {table.Name} add column {SqliteTable.Column(field.Name)}");
    }

    // Those the definition no longer has must go; the others are built faster after the filling than kept up during it.
    private void DropIndexes(SqliteSession session)
    {
        foreach (var name in Names(session, "select name from sqlite_master where type = 'index' and tbl_name = $0 and sql is not null"))
            session.Run($"drop index \"{name}\"");
    }

    private HashSet<string> Names(SqliteSession session, string sql)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var reader = session.Select(sql, table.BareName);
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private void FillIn(SqliteSession session)
    {
        if (table.Refill is null)
            return;

        for (var batch = ReadBatch(session, after: ""); batch.Count > 0; batch = ReadBatch(session, batch[^1].Id))
        {
            foreach (var (id, body) in batch)
                session.Change(table.Refill, [.. model.FieldsOf(model.Read(id, body)), id]);
        }
    }

    private List<(string Id, byte[] Body)> ReadBatch(SqliteSession session, string after)
    {
        var batch = new List<(string, byte[])>(SqliteTable.BackfillBatch);
        using var reader = session.Select(table.ReadBodies, after);
        while (reader.Read())
            batch.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        return batch;
    }

    private void CreateIndex(SqliteSession session, DocumentIndex index)
    {
        try
        {
            session.Run(table.CreateIndex(index));
        }
        catch (SqliteException failure) when (SqliteFailures.IsUniqueKey(failure))
        {
            throw new DocumentStoreException(
                $"Collection '{table.Layout.Name}' wants {string.Join(" + ", index.Fields)} to be unique, but stored documents repeat it. Correct them with the previous version of the program.", failure);
        }
    }
}
