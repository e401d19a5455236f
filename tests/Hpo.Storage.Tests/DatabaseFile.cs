using Microsoft.Data.Sqlite;

namespace Hpo.Storage.Tests;

/// <summary>A database file in a directory of its own, with the stores a test opened over it. Disposing closes and deletes everything.</summary>
internal sealed class DatabaseFile : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("hpo-storage-");
    private readonly List<SqliteDocumentStore> stores = [];

    public string Folder => directory.FullName;

    public string Path => System.IO.Path.Combine(Folder, "optimizer.db");

    public SqliteDocumentStore Open(SqliteSynchronous synchronous = SqliteSynchronous.Full, TimeSpan? busyTimeout = null, int? mostPages = null)
    {
        var options = new SqliteDocumentStoreOptions { File = Path, Synchronous = synchronous, MostPages = mostPages };
        var store = new SqliteDocumentStore(busyTimeout is { } timeout ? options with { BusyTimeout = timeout } : options);
        stores.Add(store);
        return store;
    }

    /// <summary>A connection past the store, to look at the file or to disturb it.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    public object? Ask(string sql)
    {
        using var connection = Connect();
        return Ask(connection, sql);
    }

    public static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        stores.ForEach(store => store.Dispose());
        directory.Delete(recursive: true);
    }
}
