using Microsoft.Data.Sqlite;

namespace Hpo.SageMakerLocal.Store;

/// <summary>A thin layer over one SQLite connection that keeps its prepared statements. Not thread-safe.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private SqliteTransaction? current;

    public Database(string path, string schema = Sql.Schema)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run(schema);
    }

    public T InTransaction<T>(Func<T> work)
    {
        using var transaction = current = connection.BeginTransaction();
        try
        {
            var result = work();
            transaction.Commit();
            return result;
        }
        finally
        {
            current = null;
        }
    }

    public int Run(string sql, params (string Name, object? Value)[] parameters) => Prepare(sql, parameters).ExecuteNonQuery();

    public IReadOnlyList<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        using var reader = Prepare(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
        where T : class =>
        Query(sql, read, parameters) is [var first, ..] ? first : null;

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, (string Name, object? Value)[] parameters)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in parameters)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            prepared[sql] = command;
        }

        command.Transaction = current;
        foreach (var (name, value) in parameters)
            command.Parameters[name].Value = value ?? DBNull.Value;
        return command;
    }
}
