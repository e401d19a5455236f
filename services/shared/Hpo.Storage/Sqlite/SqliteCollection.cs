using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hpo.Storage;

/// <summary>One table. Documents are written to and read from JSON outside the writer's turn.</summary>
internal sealed class SqliteCollection<T>(SqliteDatabase database, CollectionModel<T> model) : IDocumentCollection<T> where T : class
{
    private readonly SqliteTable table = new(model.Layout);
    private volatile bool ready;

    public Task<Versioned<T>?> FindAsync(string id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ReadAsync(session => Find(session, id), ct);
    }

    public async Task<InsertResult> InsertAsync(T document, CancellationToken ct)
    {
        var row = Row(document);
        return await WriteAsync(session => Insert(session, row), ct);
    }

    public async Task<int> InsertMissingAsync(IReadOnlyList<T> documents, CancellationToken ct)
    {
        object?[][] rows = [.. documents.Select(Row)];
        return rows.Length == 0 ? 0 : await WriteAsync(session => session.InTransaction(() => rows.Count(row => InsertMissing(session, row))), ct);
    }

    public async Task<bool> ReplaceAsync(T document, long expectedVersion, CancellationToken ct)
    {
        object?[] row = [.. Row(document), expectedVersion];
        return await WriteAsync(session => Replace(session, row), ct);
    }

    public async Task<int> ReplaceManyAsync(IReadOnlyList<Versioned<T>> documents, CancellationToken ct)
    {
        object?[][] rows = [.. documents.Select(item => (object?[])[.. Row(item.Document), item.Version])];
        return rows.Length == 0 ? 0 : await WriteAsync(session => session.InTransaction(() => rows.Count(row => Replace(session, row))), ct);
    }

    public Task<bool> DeleteAsync(string id, long expectedVersion, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(id);
        return WriteAsync(session => session.Change(table.Delete, id, expectedVersion) == 1, ct);
    }

    public async Task<DocumentPage<T>> QueryAsync(DocumentQuery query, CancellationToken ct)
    {
        var resolved = ResolvedQuery.From(model.Layout, query);
        return await ReadAsync(session => Page(session, resolved), ct);
    }

    public async Task<long> CountAsync(DocumentQuery query, CancellationToken ct)
    {
        var text = SqliteQuery.Count(table, ResolvedQuery.Conditions(model.Layout, query));
        return await ReadAsync(session => Convert.ToInt64(session.Scalar(text.Sql, text.Values), CultureInfo.InvariantCulture), ct);
    }

    /// <summary>The values of an insert: fields, body, id.</summary>
    private object?[] Row(T document)
    {
        var id = model.IdOf(document);
        return [.. model.FieldsOf(document), CollectionModel<T>.Write(document), id];
    }

    private string IdOf(object?[] row) => (string)row[table.Layout.Fields.Count + 1]!;

    private Versioned<T>? Find(SqliteSession session, string id)
    {
        using var reader = session.Select(table.Find, id);
        return reader.Read() ? new Versioned<T>(model.Read(id, reader.GetFieldValue<byte[]>(1)), reader.GetInt64(0)) : null;
    }

    private InsertResult Insert(SqliteSession session, object?[] row)
    {
        try
        {
            return session.Change(table.Insert, row) == 1 ? new InsertResult.Inserted() : new InsertResult.DuplicateId();
        }
        catch (SqliteException failure) when (SqliteFailures.IsUniqueKey(failure) && table.Violated(failure.Message) is { } index)
        {
            // The id was free: SQLite looks at the primary key first.
            return new InsertResult.DuplicateKey(index);
        }
    }

    private bool InsertMissing(SqliteSession session, object?[] row) => Insert(session, row) switch
    {
        InsertResult.DuplicateKey duplicate => throw DuplicateKeyException.For(model.Layout.Name, IdOf(row), duplicate.Index),
        var result => result.IsInserted,
    };

    private bool Replace(SqliteSession session, object?[] row)
    {
        try
        {
            return session.Change(table.Replace, row) == 1;
        }
        catch (SqliteException failure) when (SqliteFailures.IsUniqueKey(failure) && table.Violated(failure.Message) is { } index)
        {
            throw DuplicateKeyException.For(model.Layout.Name, IdOf(row), index);
        }
    }

    private DocumentPage<T> Page(SqliteSession session, ResolvedQuery query)
    {
        var rows = new SqlitePage<T>(model, query);
        var statements = SqliteQuery.Page(table, query);
        if (statements.Count == 1)
            rows.Read(session, statements[0]);
        else
            session.InSnapshot(() => statements.ToList().ForEach(statement => rows.Read(session, statement)));
        return rows.Finish();
    }

    private async Task<TResult> ReadAsync<TResult>(Func<SqliteSession, TResult> work, CancellationToken ct)
    {
        await EnsureTableAsync(ct);
        return await database.ReadAsync(work, ct);
    }

    private async Task<TResult> WriteAsync<TResult>(Func<SqliteSession, TResult> work, CancellationToken ct)
    {
        await EnsureTableAsync(ct);
        return await database.WriteAsync(work, ct);
    }

    private async Task EnsureTableAsync(CancellationToken ct)
    {
        if (ready)
            return;

        // Two callers may both do it; the second finds nothing left to do.
        await database.WriteAsync(new SqliteSchema<T>(table, model).Ensure, ct);
        ready = true;
    }
}
