using Microsoft.Data.Sqlite;

namespace Hpo.SageMakerLocal.Store;

/// <summary>What happened under one job name since the data directory exists; the job itself may be deleted.</summary>
internal sealed record JobAudit(
    string Name, long Creates, long Accepted, long Starts, string? Status, string? SecondaryStatus, long? Created, long? Ended)
{
    public static JobAudit Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3),
        row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5),
        row.IsDBNull(6) ? null : row.GetInt64(6), row.IsDBNull(7) ? null : row.GetInt64(7));
}
