using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Hpo.Storage;

/// <summary>
/// Serves writes in their order, one transaction for all that wait: what a commit costs, a flush to the disk, is shared by everybody who came during the
/// commit before. Whoever comes to an idle writer is served at once, on his own thread.
/// </summary>
/// <param name="lend">Runs work on a session; throws what the work throws.</param>
/// <param name="explain">What a failure means to callers.</param>
internal sealed class SqliteWriter(Action<Action<SqliteSession>> lend, Func<Exception, Exception> explain)
{
    // A reader that waits for an old state of the file holds up its shortening; so no transaction lasts long.
    private const int MostAtOnce = 64;

    private readonly ConcurrentQueue<SqliteWrite> waiting = new();
    private int serving;

    public Task<TResult> WriteAsync<TResult>(Func<SqliteSession, TResult> work)
    {
        var write = new SqliteWrite<TResult>(work);
        waiting.Enqueue(write);
        Serve();
        return write.Answer;
    }

    private void Serve()
    {
        if (Interlocked.Exchange(ref serving, 1) == 1)
            return;

        ServeOnce();
        Volatile.Write(ref serving, 0);
        // What came meanwhile is served elsewhere: this caller has its answer.
        if (!waiting.IsEmpty)
            ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.Serve(), this, preferLocal: false);
    }

    private void ServeOnce()
    {
        var batch = new List<SqliteWrite>();
        while (batch.Count < MostAtOnce && waiting.TryDequeue(out var write))
            batch.Add(write);
        if (batch.Count > 1 && TryTogether(batch))
            return;

        batch.ForEach(Alone);
    }

    // False: nothing of it is stored, and who is to blame is found out by serving each one alone.
    private bool TryTogether(List<SqliteWrite> batch)
    {
        try
        {
            lend(session => session.InTransaction(() => batch.ForEach(write => write.Run(session))));
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (Exception failure)
        {
            batch.ForEach(write => write.Fail(failure));
            return true;
        }

        batch.ForEach(write => write.Complete());
        return true;
    }

    private void Alone(SqliteWrite write)
    {
        try
        {
            lend(write.Run);
        }
        catch (Exception failure)
        {
            write.Fail(explain(failure));
            return;
        }

        write.Complete();
    }
}
