using System.Globalization;

namespace Hpo.Storage;

/// <summary>What the file says about itself: its format (user_version) and the shape under which each collection was last used.</summary>
internal static class SqliteCatalog
{
    /// <summary>The format this program writes. Raise it only when an older program would misread the file.</summary>
    public const long Format = 1;

    public const string Probe = "select count(*) from hpo_collections";

    public static bool Prepare(SqliteSession session, string file)
    {
        // The format first: a newer file must stay untouched.
        CheckFormat(session, file);
        TurnOnWriteAheadLog(session, file);
        return session.InTransaction(() =>
        {
            CheckFormat(session, file);
            session.Run("create table if not exists hpo_collections (name text primary key not null, shape text not null) without rowid");
            session.Run($"pragma user_version = {Format}");
            return true;
        });
    }

    public static string? ShapeOf(SqliteSession session, string collection)
    {
        return (string?)session.Scalar("select shape from hpo_collections where name = $0", collection);
    }

    public static void Remember(SqliteSession session, string collection, string shape)
    {
        session.Change("insert into hpo_collections (name, shape) values ($0, $1) on conflict (name) do update set shape = excluded.shape", collection, shape);
    }

    private static void CheckFormat(SqliteSession session, string file)
    {
        var format = Convert.ToInt64(session.Scalar("pragma user_version"), CultureInfo.InvariantCulture);
        if (format > Format)
            throw new DocumentStoreException($"The database {file} has format {format}; this program knows formats up to {Format}. Run the newer program, or choose another Storage:Path.");
    }

    private static void TurnOnWriteAheadLog(SqliteSession session, string file)
    {
        if (session.Scalar("pragma journal_mode") is "wal")
            return;
        if (session.Scalar("pragma journal_mode = wal") is not "wal")
            throw new DocumentStoreException($"The database {file} lies on a file system without shared memory, which SQLite needs for its write-ahead log. Choose a local directory as Storage:Path.");
    }
}
