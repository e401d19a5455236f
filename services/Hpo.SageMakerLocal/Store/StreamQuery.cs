using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hpo.SageMakerLocal.Store;

/// <summary>Log streams by name. <paramref name="After"/> is the last stream of the page before (<paramref name="Inclusive"/>: the first of this page); the order is of code points, as in the service.</summary>
internal sealed record StreamQuery(string Prefix, string? After, bool Descending, int Limit, bool Inclusive = false)
{
    public static (string Sql, (string, object?)[] Parameters) Build(StreamQuery query)
    {
        var (compare, direction) = query.Descending ? ("<", "DESC") : (">", "ASC");
        var parameters = new List<(string, object?)> { ("$prefix", query.Prefix), ("$end", query.Prefix + '\uffff'), ("$limit", query.Limit) };
        var sql = "SELECT name, stream FROM jobs WHERE stream >= $prefix AND stream < $end";
        if (query.After is { } after)
        {
            sql += $" AND stream {compare}{(query.Inclusive ? "=" : "")} $after";
            parameters.Add(("$after", after));
        }

        return (string.Create(CultureInfo.InvariantCulture, $"{sql} ORDER BY stream {direction} LIMIT $limit"), [.. parameters]);
    }

    public static StreamRow Read(SqliteDataReader row) => new(row.GetString(0), row.GetString(1));
}

internal sealed record StreamRow(string JobName, string Stream);
