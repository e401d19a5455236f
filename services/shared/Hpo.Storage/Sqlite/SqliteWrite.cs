namespace Hpo.Storage;

/// <summary>A write that waits for its turn. It is answered when it is committed, so an answered write is never lost.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Does the work; may be done again when the transaction around it fails.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>Answers whoever waits, after the commit.</summary>
    public abstract void Complete();

    /// <summary>Tells whoever waits what went wrong.</summary>
    public abstract void Fail(Exception failure);
}

/// <summary>A write with a result. An exception of the work itself is a result, too: it undoes this write only.</summary>
internal sealed class SqliteWrite<TResult>(Func<SqliteSession, TResult> work) : SqliteWrite
{
    private readonly TaskCompletionSource<TResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? result;
    private Exception? failure;

    public Task<TResult> Answer => answer.Task;

    public override void Run(SqliteSession session)
    {
        (result, failure) = (default, null);
        try
        {
            result = work(session);
        }
        catch (DuplicateKeyException duplicate)
        {
            failure = duplicate;
        }
    }

    public override void Complete()
    {
        if (failure is null)
            answer.TrySetResult(result!);
        else
            answer.TrySetException(failure);
    }

    public override void Fail(Exception failure) => answer.TrySetException(failure);
}
