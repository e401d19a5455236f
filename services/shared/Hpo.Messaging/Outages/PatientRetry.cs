using MassTransit;

namespace Hpo.Messaging;

/// <summary>
/// Tries a message again: a few times when its handler failed, without end while an outage is in the way. An outage does not use up the retries of a failure.
/// </summary>
internal sealed class PatientRetry(IExceptionFilter retried, RetryOptions options, Outages outages) : IRetryPolicy
{
    private readonly TimeSpan[] _waits = options.Waits();

    public RetryPolicyContext<T> CreatePolicyContext<T>(T context)
        where T : class, PipeContext => new FirstAttempt<T>(this, context);

    public bool IsHandled(Exception exception) => outages.IsOne(exception) || retried.Match(exception);

    public void Probe(ProbeContext context) => context.CreateScope("patientRetry");

    /// <summary>The wait before the next attempt and the retries used up so far, or null when there is none.</summary>
    private (TimeSpan Wait, Spent Spent)? Next(Exception failure, Spent spent)
    {
        if (outages.IsOne(failure))
            return (options.Wait(spent.Outages), spent with { Outages = spent.Outages + 1 });
        return retried.Match(failure) && spent.Failures < _waits.Length
            ? (_waits[spent.Failures], new Spent(spent.Failures + 1, Outages: 0))
            : null;
    }

    /// <summary>What a message has used up: failures in all, and outages met since the last failure.</summary>
    private readonly record struct Spent(int Failures, int Outages);

    private sealed class FirstAttempt<T>(PatientRetry policy, T context) : RetryPolicyContext<T>
        where T : class, PipeContext
    {
        public T Context => context;

        public bool CanRetry(Exception exception, out RetryContext<T> retryContext)
        {
            var next = policy.Next(exception, default);
            retryContext = new Attempt<T>(policy, context, exception, next, number: 1);
            return next is not null;
        }

        public Task RetryFaulted(Exception exception) => Task.CompletedTask;

        public void Cancel()
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Attempt<T>(PatientRetry policy, T context, Exception failure, (TimeSpan Wait, Spent Spent)? next, int number) : RetryContext<T>
        where T : class, PipeContext
    {
        public T Context => context;

        // The context's own token: a wait that ends because the service stops must count as that, not as a failure of the message.
        public CancellationToken CancellationToken => context.CancellationToken;

        public Exception Exception => failure;

        public int RetryAttempt => number;

        public int RetryCount => number - 1;

        public TimeSpan? Delay => next?.Wait;

        public Type ContextType => typeof(T);

        public bool CanRetry(Exception exception, out RetryContext<T> retryContext)
        {
            var following = policy.Next(exception, next?.Spent ?? default);
            retryContext = new Attempt<T>(policy, context, exception, following, number + 1);
            return following is not null;
        }

        public Task PreRetry() => Task.CompletedTask;

        public Task RetryFaulted(Exception exception) => Task.CompletedTask;
    }
}
