using Microsoft.Data.Sqlite;

namespace Hpo.Storage;

/// <summary>
/// One connection with the statements it has prepared. Used by one operation at a time. Statements take their values in order, as $0, $1, …
/// </summary>
internal sealed class SqliteSession : IDisposable
{
    // Queries come in some dozen forms; In lists of ever new lengths must not pile up.
    private const int MostStatements = 128;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);
    private bool inTransaction;

    public SqliteSession(SqliteDocumentStoreOptions options)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.File,
            Mode = SqliteOpenMode.ReadWriteCreate,
            // Sessions are pooled here, with their statements; the driver's pool would keep the file open after Dispose.
            Pooling = false,
            // SQLite itself waits (busy_timeout); the driver's own loop of 150 ms naps is for what SQLite does not wait for.
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            Run($"pragma busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}");
            Run($"pragma synchronous = {(options.Synchronous == SqliteSynchronous.Full ? "full" : "normal")}");
            if (options.MostPages is { } pages)
                Run($"pragma max_page_count = {pages}");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public int Change(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public SqliteDataReader Select(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteReader();

    /// <summary>The first column of the first row, null if there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        var value = Prepare(sql, values).ExecuteScalar();
        return value is DBNull ? null : value;
    }

    /// <summary>Runs a statement once, without keeping it.</summary>
    public void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Does the work in one transaction that may write from its start, so that it cannot find itself behind another writer half-way; within a transaction,
    /// as a part of it that can fail by itself. When the work throws anything but a duplicate, the session must be disposed, which rolls back.
    /// </summary>
    public void InTransaction(Action work)
    {
        if (inTransaction)
        {
            Change("savepoint part");
            Attempt(work, undo: () => { Change("rollback to part"); Change("release part"); });
            Change("release part");
            return;
        }

        Change("begin immediate");
        inTransaction = true;
        Attempt(work, undo: () => EndTransaction("rollback"));
        EndTransaction("commit");
    }

    /// <inheritdoc cref="InTransaction(Action)"/>
    public TResult InTransaction<TResult>(Func<TResult> work)
    {
        TResult? result = default;
        InTransaction(() => { result = work(); });
        return result!;
    }

    /// <summary>Does the reading work on one state of the file, whatever others write meanwhile.</summary>
    public void InSnapshot(Action work)
    {
        Change("begin");
        work();
        Change("commit");
    }

    public void Dispose()
    {
        ForgetStatements();
        connection.Dispose();
    }

    private void EndTransaction(string how)
    {
        Change(how);
        inTransaction = false;
    }

    // A duplicate is an answer, after which the session goes on; everything else ends it.
    private static void Attempt(Action work, Action undo)
    {
        try
        {
            work();
        }
        catch (DuplicateKeyException)
        {
            undo();
            throw;
        }
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!statements.TryGetValue(sql, out var command))
        {
            if (statements.Count == MostStatements)
                ForgetStatements();
            command = Create(sql, values.Length);
            statements.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private SqliteCommand Create(string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is built from checked names; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private void ForgetStatements()
    {
        foreach (var command in statements.Values)
            command.Dispose();
        statements.Clear();
    }
}
