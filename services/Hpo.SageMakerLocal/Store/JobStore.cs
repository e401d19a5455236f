using System.Text.Json;
using System.Text.Json.Serialization;
using Hpo.SageMakerLocal.Jobs;
using Microsoft.Data.Sqlite;

namespace Hpo.SageMakerLocal.Store;

/// <summary>All training jobs in one SQLite file. One connection behind one lock: a statement takes microseconds, and the endpoint owns its data directory.</summary>
internal sealed class JobStore : IDisposable
{
    /// <summary>A metric may be NaN or infinite.</summary>
    private static readonly JsonSerializerOptions StateJson = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly Lock gate = new();
    private readonly Database database;
    private long? logGroupCreated;

    public JobStore(string path) => database = new Database(path);

    public CreateOutcome Create(TrainingJob job, int? quota)
    {
        lock (gate)
            return database.InTransaction(() =>
            {
                var outcome = TryInsert(job, quota);
                database.Run(Sql.CountCreate, ("$name", job.Name), ("$accepted", outcome is CreateOutcome.Accepted ? 1 : 0));
                return outcome;
            });
    }

    public TrainingJob? Find(string name)
    {
        lock (gate)
            return database.First(Sql.Find, Read, ("$name", name));
    }

    public TrainingJob? FindByStream(string stream)
    {
        lock (gate)
            return database.First(Sql.FindByStream, Read, ("$stream", stream));
    }

    /// <summary>Replaces the job by what <paramref name="change"/> makes of it; answers the new state, or null when there is no such job.</summary>
    public TrainingJob? Update(string name, Func<TrainingJob, TrainingJob> change)
    {
        lock (gate)
        {
            if (database.First(Sql.Find, Read, ("$name", name)) is not { } job)
                return null;
            var changed = change(job);
            if (!ReferenceEquals(changed, job))
                database.Run(Sql.Update, [("$name", name), .. State(changed)]);
            return changed;
        }
    }

    public void Delete(string name)
    {
        lock (gate)
            database.Run(Sql.Delete, ("$name", name));
    }

    public IReadOnlyList<TrainingJob> Unfinished()
    {
        lock (gate)
            return database.Query(Sql.Unfinished, Read);
    }

    /// <summary>Recorded before the process starts, so a count is never too low.</summary>
    /// <param name="name">Name of the job.</param>
    /// <param name="known">Whether a start that was taken back may have been counted.</param>
    public void CountStart(string name, bool known)
    {
        lock (gate)
            database.Run(known ? Sql.CountOnlyStart : Sql.CountStart, ("$name", name));
    }

    public IReadOnlyList<JobRow> List(JobQuery query)
    {
        var (sql, parameters) = JobQuerySql.Build(query);
        lock (gate)
            return database.Query(sql, JobQuerySql.Read, parameters);
    }

    public IReadOnlyList<StreamRow> Streams(StreamQuery query)
    {
        var (sql, parameters) = StreamQuery.Build(query);
        lock (gate)
            return database.Query(sql, StreamQuery.Read, parameters);
    }

    /// <summary>When the first log stream came into being; null while there is none (and so no log group). Asked for by every reader of logs, hence kept.</summary>
    public long? LogGroupCreated()
    {
        lock (gate)
            return logGroupCreated ??= database.Query(Sql.FirstStream, r => r.IsDBNull(0) ? (long?)null : r.GetInt64(0))[0];
    }

    public IReadOnlyList<JobAudit> Audit()
    {
        lock (gate)
            return database.Query(Sql.Audit, JobAudit.Read);
    }

    public void Dispose() => database.Dispose();

    /// <summary>The name is checked before the quota: a repeated request must hear that its job exists.</summary>
    private CreateOutcome TryInsert(TrainingJob job, int? quota)
    {
        if (database.First(Sql.Find, Read, ("$name", job.Name)) is { } existing)
            return new CreateOutcome.NameTaken(existing.Arn);
        if (quota is { } limit && job.Unfinished && database.Query(Sql.CountUnfinished, r => r.GetInt32(0))[0] is var running && running >= limit)
            return new CreateOutcome.QuotaReached(limit, running);
        database.Run(Sql.Insert, [("$name", job.Name), ("$request", job.Request), ("$created", job.Created), .. State(job)]);
        return new CreateOutcome.Accepted();
    }

    private static (string, object?)[] State(TrainingJob job) =>
    [
        ("$modified", job.Modified), ("$ended", job.Ended), ("$status", job.Status), ("$secondary", job.SecondaryStatus),
        ("$stream", job.Stream), ("$state", JsonSerializer.Serialize(job, StateJson)),
    ];

    private static TrainingJob Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize<TrainingJob>(row.GetString(0), StateJson)! with { Request = row.GetString(1) };
}

internal abstract record CreateOutcome
{
    public sealed record Accepted : CreateOutcome;

    public sealed record NameTaken(string Arn) : CreateOutcome;

    public sealed record QuotaReached(int Limit, int Running) : CreateOutcome;
}
