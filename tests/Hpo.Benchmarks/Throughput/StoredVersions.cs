using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hpo.Benchmarks.Throughput;

/// <summary>
/// How many document writes a database has seen: a document has version 1 after its insert and one more after each replace, so the sum of all versions is
/// their number. Documents that were deleted since are missing from it, and writes that lost a race never count.
/// </summary>
internal static class StoredVersions
{
    public static long Sum(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return Tables(connection).Sum(table => Number(connection, $"select coalesce(sum(version), 0) from \"{table}\""));
    }

    private static List<string> Tables(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name from sqlite_master where type = 'table' and name like 'c\\_%' escape '\\'";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the database's own list of tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
