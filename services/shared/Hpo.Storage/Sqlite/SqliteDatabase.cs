using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Hpo.Storage;

/// <summary>
/// The open file: lends sessions to readers, who do not disturb each other, and to one writer at a time. SQLite works synchronously, and so do these tasks
/// once it is their turn; waiting for the turn is asynchronous.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    // More readers than cores gain nothing; what is opened beyond that is closed after use.
    private static readonly int MostIdle = Environment.ProcessorCount * 2;

    private readonly SqliteDocumentStoreOptions options;
    private readonly ConcurrentBag<SqliteSession> idle = [];
    private readonly SemaphoreSlim initializing = new(1, 1);
    private readonly SqliteWriter writer;
    private volatile bool initialized;
    private volatile bool disposed;

    public SqliteDatabase(SqliteDocumentStoreOptions options)
    {
        this.options = options;
        // In line there writers are served in order; SQLite's own waiting is by naps and serves whoever wakes up first.
        writer = new SqliteWriter(work => Lend(session => { work(session); return true; }), Explained);
    }

    public async Task InitializeAsync(CancellationToken ct)
    {
        if (initialized)
            return;

        await initializing.WaitAsync(ct);
        try
        {
            if (!initialized)
                Guarded(Prepare);
            initialized = true;
        }
        finally
        {
            initializing.Release();
        }
    }

    public async Task<TResult> ReadAsync<TResult>(Func<SqliteSession, TResult> work, CancellationToken ct)
    {
        await InitializeAsync(ct);
        ct.ThrowIfCancellationRequested();
        return Guarded(() => Lend(work));
    }

    public async Task<TResult> WriteAsync<TResult>(Func<SqliteSession, TResult> work, CancellationToken ct)
    {
        await InitializeAsync(ct);
        ct.ThrowIfCancellationRequested();
        // A write that has begun is not given up: whether it was stored would not be known.
        return await writer.WriteAsync(work);
    }

    public Task ProbeAsync(CancellationToken ct)
    {
        // An open file that was deleted goes on working, and everything written to it is lost.
        return initialized && !File.Exists(options.File)
            ? throw new DocumentStoreException($"The database {options.File} has disappeared while it was in use; restore it and restart.")
            : ReadAsync(session => session.Scalar(SqliteCatalog.Probe), ct);
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var session))
            session.Dispose();
    }

    private bool Prepare()
    {
        if (Path.GetDirectoryName(Path.GetFullPath(options.File)) is { } directory)
            Directory.CreateDirectory(directory);
        return Lend(session => SqliteCatalog.Prepare(session, options.File));
    }

    private TResult Lend<TResult>(Func<SqliteSession, TResult> work)
    {
        ObjectDisposedException.ThrowIf(disposed, typeof(SqliteDocumentStore));
        var session = idle.TryTake(out var waiting) ? waiting : new SqliteSession(options);
        var sound = false;
        try
        {
            var result = work(session);
            sound = true;
            return result;
        }
        finally
        {
            GiveBack(session, sound);
        }
    }

    private void GiveBack(SqliteSession session, bool sound)
    {
        if (sound && !disposed && idle.Count < MostIdle)
            idle.Add(session);
        else
            session.Dispose();

        // The store may have been disposed between the question and the answer.
        if (disposed)
            Dispose();
    }

    private TResult Guarded<TResult>(Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (Explained(failure) is var explained && explained != failure)
        {
            throw explained;
        }
    }

    private Exception Explained(Exception failure) => failure switch
    {
        SqliteException refused => SqliteFailures.Explain(options, refused),
        IOException or UnauthorizedAccessException =>
            new DocumentStoreException($"The database {options.File} cannot be created: {failure.Message} Check Storage:Path and its permissions.", failure),
        _ => failure,
    };
}
