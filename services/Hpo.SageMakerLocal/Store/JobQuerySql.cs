using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Hpo.SageMakerLocal.Store;

internal static class JobQuerySql
{
    public static (string Sql, (string, object?)[] Parameters) Build(JobQuery query)
    {
        var column = query.SortBy switch { "Name" => "name", "Status" => "status", _ => "created" };
        var (compare, direction) = query.Descending ? ("<", "DESC") : (">", "ASC");
        var sql = new StringBuilder("SELECT seq, name, status, secondary, created, modified, ended FROM jobs WHERE 1 = 1");
        var parameters = new List<(string, object?)> { ("$limit", query.Limit) };
        Where("instr(name, $contains) > 0", "$contains", query.NameContains);
        Where("created >= $createdFrom", "$createdFrom", query.CreatedFrom);
        Where("created <= $createdTo", "$createdTo", query.CreatedTo);
        Where("modified >= $modifiedFrom", "$modifiedFrom", query.ModifiedFrom);
        Where("modified <= $modifiedTo", "$modifiedTo", query.ModifiedTo);
        if (query.AfterKey is { } key)
        {
            Where($"({column}, seq) {compare} ($key, $sequence)", "$key", column == "created" ? long.Parse(key, CultureInfo.InvariantCulture) : key);
            parameters.Add(("$sequence", query.AfterSequence));
        }

        sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {column} {direction}, seq {direction} LIMIT $limit");
        return (sql.ToString(), [.. parameters]);

        void Where(string condition, string name, object? value)
        {
            if (value is null)
                return;
            sql.Append(" AND ").Append(condition);
            parameters.Add((name, value));
        }
    }

    public static JobRow Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6));

    /// <summary>What a page token remembers of the last row.</summary>
    public static string Key(JobRow row, string sortBy) => sortBy switch
    {
        "Name" => row.Name,
        "Status" => row.Status,
        _ => row.Created.ToString(CultureInfo.InvariantCulture),
    };
}
