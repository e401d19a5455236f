using System.Text.Json;
using Hpo.Contracts;
using Hpo.SageMakerLocal.Tuning;
using Microsoft.Data.Sqlite;

namespace Hpo.SageMakerLocal.Store;

/// <summary>All tuning jobs in one SQLite file, as <see cref="JobStore"/> has the training jobs.</summary>
internal sealed class TuningStore : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS tunings (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            request TEXT NOT NULL,
            state TEXT NOT NULL);
        """;

    private readonly Lock gate = new();
    private readonly Database database;

    public TuningStore(string path) => database = new Database(path, Schema);

    /// <summary>Stores a new tuning job; answers the one that has its name already, or null.</summary>
    public TuningJob? Create(TuningJob tuning)
    {
        lock (gate)
        {
            if (First(tuning.Name) is { } taken)
                return taken;
            database.Run(
                "INSERT INTO tunings (name, request, state) VALUES ($name, $request, $state)",
                ("$name", tuning.Name), ("$request", tuning.Request), ("$state", Write(tuning)));
            return null;
        }
    }

    public TuningJob? Find(string name)
    {
        lock (gate)
            return First(name);
    }

    /// <summary>Replaces the tuning job by what <paramref name="change"/> makes of it; answers the new state, or null when there is none.</summary>
    public TuningJob? Update(string name, Func<TuningJob, TuningJob> change)
    {
        lock (gate)
        {
            if (First(name) is not { } tuning)
                return null;
            var changed = change(tuning);
            if (!ReferenceEquals(changed, tuning))
                database.Run("UPDATE tunings SET state = $state WHERE name = $name", ("$name", name), ("$state", Write(changed)));
            return changed;
        }
    }

    public void Delete(string name)
    {
        lock (gate)
            database.Run("DELETE FROM tunings WHERE name = $name", ("$name", name));
    }

    /// <summary>All of them, the oldest first: there are few.</summary>
    public IReadOnlyList<TuningJob> All()
    {
        lock (gate)
            return database.Query("SELECT state, request FROM tunings ORDER BY seq", Read);
    }

    public void Dispose() => database.Dispose();

    private TuningJob? First(string name) => database.First("SELECT state, request FROM tunings WHERE name = $name", Read, ("$name", name));

    private static string Write(TuningJob tuning) => JsonSerializer.Serialize(tuning, HpoJson.Options);

    private static TuningJob Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize<TuningJob>(row.GetString(0), HpoJson.Options)! with { Request = row.GetString(1) };
}
