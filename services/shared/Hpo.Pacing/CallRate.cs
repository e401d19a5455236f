using Hpo.Storage;
using Microsoft.Extensions.Logging;

namespace Hpo.Pacing;

/// <summary>
/// Lets so many calls per second through, over all replicas; the others wait their turn, in the order in which they came. A process reserves the turns
/// of a fraction of a second in one write and loses at most these when it dies.
/// </summary>
public sealed partial class CallRate
{
    private static readonly TimeSpan PauseWithoutStore = TimeSpan.FromSeconds(1);

    private readonly IDocumentCollection<RateDocument> rates;
    private readonly string operation;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly TimeSpan spacing;
    private readonly Turns turns = new();
    private int waiting;
    private volatile bool dropped;

    // The batch; only who has the turn touches it.
    private DateTimeOffset next;
    private DateTimeOffset reservedAt;
    private int left;
    private int taken;

    internal CallRate(IDocumentCollection<RateDocument> rates, string operation, double perSecond, TimeProvider clock, ILogger logger)
    {
        this.rates = rates;
        this.operation = operation;
        this.clock = clock;
        this.logger = logger;
        spacing = perSecond > 0 ? RateRules.Spacing(perSecond) : TimeSpan.Zero;
    }

    private bool IsUnlimited => spacing == TimeSpan.Zero;

    /// <summary>Makes a call when it is its turn; everybody rests when the answer is that there were too many.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isThrottled">Whether its answer says that there were too many calls.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The call's answer.</returns>
    public async Task<T> CallAsync<T>(Func<Task<T>> call, Func<T, bool> isThrottled, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(isThrottled);
        await TakeAsync(ct);
        var answer = await call();
        if (isThrottled(answer))
            await RestAsync(ct);
        return answer;
    }

    /// <summary>Returns when the caller may go on.</summary>
    /// <param name="ct">Gives up waiting.</param>
    public Task TakeAsync(CancellationToken ct) => IsUnlimited ? Task.CompletedTask : WaitAsync(ct);

    /// <summary>The called service said that there were too many calls: all replicas rest, longer each time in a row.</summary>
    /// <param name="ct">Gives up.</param>
    public async Task RestAsync(CancellationToken ct)
    {
        if (IsUnlimited)
            return;

        dropped = true;
        await ChangeAsync(rate => RateRules.Rest(rate, clock.GetUtcNow()), ct);
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await turns.WaitAsync(ct);
            try
            {
                await UseSlotAsync(ct);
            }
            finally
            {
                turns.Pass();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task UseSlotAsync(CancellationToken ct)
    {
        while (true)
        {
            if (left == 0 || dropped)
                await ReserveAsync(ct);
            var slot = next;
            (next, left) = (next + spacing, left - 1);
            if (slot > clock.GetUtcNow())
                await Task.Delay(Rounded(slot - clock.GetUtcNow()), clock, ct);

            // Used later than this it could meet the slots of others in the same moment, so it is lost.
            if (!dropped && clock.GetUtcNow() <= slot + RateRules.Slack(spacing))
            {
                taken++;
                return;
            }
        }
    }

    private async Task ReserveAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var count = RateRules.BatchSize(Volatile.Read(ref waiting), taken, now - reservedAt, spacing);
        dropped = false;
        var first = next;
        await ChangeAsync(
            rate =>
            {
                (var after, first) = RateRules.Reserve(rate, count, spacing, clock.GetUtcNow());
                return after;
            },
            ct);
        (next, left, taken, reservedAt) = (first, count, 0, now);
    }

    // Timers are no finer than milliseconds.
    private static TimeSpan Rounded(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private async Task ChangeAsync(Func<RateDocument, RateDocument> change, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                if (await TryChangeAsync(change, ct))
                    return;
            }
            catch (DocumentStoreException failure)
            {
                LogNoStore(failure, operation);
                await Task.Delay(PauseWithoutStore, clock, ct);
            }
        }
    }

    private async Task<bool> TryChangeAsync(Func<RateDocument, RateDocument> change, CancellationToken ct)
    {
        if (await rates.FindAsync(operation, ct) is not { } known)
            return (await rates.InsertAsync(change(new RateDocument { Operation = operation }), ct)).IsInserted;

        var changed = change(known.Document);
        return ReferenceEquals(changed, known.Document) || await rates.ReplaceAsync(changed, known.Version, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Calls of {Operation} wait, as the database does not answer")]
    private partial void LogNoStore(Exception failure, string operation);
}
