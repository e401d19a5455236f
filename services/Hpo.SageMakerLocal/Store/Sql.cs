namespace Hpo.SageMakerLocal.Store;

internal static class Sql
{
    public const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS jobs (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            created INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            ended INTEGER,
            status TEXT NOT NULL,
            secondary TEXT NOT NULL,
            stream TEXT UNIQUE,
            request TEXT NOT NULL,
            state TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS jobs_created ON jobs (created, seq);
        CREATE INDEX IF NOT EXISTS jobs_unfinished ON jobs (status) WHERE status IN ('InProgress', 'Stopping');
        CREATE TABLE IF NOT EXISTS attempts (
            name TEXT PRIMARY KEY, creates INTEGER NOT NULL, accepted INTEGER NOT NULL, starts INTEGER NOT NULL) WITHOUT ROWID;
        """;

    // A clash by case only is a clash: job names become directories and S3 keys of case-insensitive file systems too.
    public const string Find = "SELECT state, request FROM jobs WHERE name = $name";
    public const string FindByStream = "SELECT state, request FROM jobs WHERE stream = $stream";
    public const string Unfinished = "SELECT state, request FROM jobs WHERE status IN ('InProgress', 'Stopping') ORDER BY seq";
    public const string CountUnfinished = "SELECT count(*) FROM jobs WHERE status IN ('InProgress', 'Stopping')";
    public const string FirstStream = "SELECT min(created) FROM jobs WHERE stream IS NOT NULL";
    public const string Delete = "DELETE FROM jobs WHERE name = $name";

    public const string Insert = """
        INSERT INTO jobs (name, created, modified, ended, status, secondary, stream, request, state)
        VALUES ($name, $created, $modified, $ended, $status, $secondary, $stream, $request, $state)
        """;

    public const string Update = """
        UPDATE jobs SET modified = $modified, ended = $ended, status = $status, secondary = $secondary, stream = $stream, state = $state
        WHERE name = $name
        """;

    public const string CountCreate = """
        INSERT INTO attempts (name, creates, accepted, starts) VALUES ($name, 1, $accepted, 0)
        ON CONFLICT (name) DO UPDATE SET creates = creates + 1, accepted = accepted + $accepted
        """;

    public const string CountOnlyStart = "UPDATE attempts SET starts = MAX(starts, 1) WHERE name = $name";
    public const string CountStart = "UPDATE attempts SET starts = starts + 1 WHERE name = $name";

    public const string Audit = """
        SELECT a.name, a.creates, a.accepted, a.starts, j.status, j.secondary, j.created, j.ended
        FROM attempts a LEFT JOIN jobs j ON j.name = a.name ORDER BY a.name
        """;
}
