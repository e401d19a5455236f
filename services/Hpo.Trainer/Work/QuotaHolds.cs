using System.Collections.Concurrent;
using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// What is known of the account's quotas, shared by all trainers of a database: one document for each kind of machine that was ever refused.
/// What this process saw last is kept in memory, so that launches with room cost nothing.
/// </summary>
internal sealed class QuotaHolds(
    [FromKeyedServices(JobStore.Database)] IDocumentStore store, Alarms alarms, TimeProvider clock, IOptions<TrainerOptions> options)
{
    private readonly IDocumentCollection<QuotaState> quotas = store.Collection(new CollectionDefinition<QuotaState>("quotas", state => state.Quota));
    private readonly ConcurrentDictionary<string, QuotaState> seen = new();

    /// <summary>Whether any number of launches may be tried as far as this process knows.</summary>
    public bool IsFree(string quota) => seen.GetValueOrDefault(quota) is null or { Refusals: 0, Window: null };

    /// <summary>Whether a launch was refused since somebody was last allowed to try.</summary>
    public bool IsHeld(string quota) => seen.GetValueOrDefault(quota) is { Refusals: > 0 } state && state.HeldUntil > clock.GetUtcNow();

    /// <summary>
    /// How many launches may be under way now: any number, some (there was room lately), one (to see whether there is room again), or none; then the alarm is
    /// set for when there may be.
    /// </summary>
    public async Task<int> RoomAsync(string quota, CancellationToken ct)
    {
        var known = await quotas.FindAsync(quota, ct);
        var state = known?.Document ?? QuotaState.Free(quota);
        seen[quota] = state;
        if (known is null || state.Refusals == 0)
            return state.Window ?? int.MaxValue;
        if (state.HeldUntil > clock.GetUtcNow())
        {
            alarms[JobWork.Queue].Set(state.HeldUntil);
            return 0;
        }

        var tried = QuotaState.Tried(state, clock.GetUtcNow(), options.Value);
        alarms[JobWork.Queue].Set(tried.HeldUntil);
        return await quotas.ReplaceAsync(tried, known.Version, ct) ? 1 : 0;
    }

    /// <summary>A launch was refused: the others wait.</summary>
    public async Task RefusedAsync(string quota, CancellationToken ct)
    {
        var state = await ChangeAsync(quota, known => QuotaState.Refused(known, clock.GetUtcNow(), options.Value), ct);
        alarms[JobWork.Queue].Set(state.HeldUntil);
    }

    /// <summary>A launch found room: the others go on.</summary>
    public async Task LaunchedAsync(string quota, CancellationToken ct)
    {
        if (IsFree(quota))
            return;
        await ChangeAsync(quota, known => QuotaState.Launched(known, options.Value), ct);
        alarms[JobWork.Queue].Set(clock.GetUtcNow());
    }

    private async Task<QuotaState> ChangeAsync(string quota, Func<QuotaState, QuotaState> change, CancellationToken ct)
    {
        while (true)
        {
            var known = await quotas.FindAsync(quota, ct);
            var state = change(known?.Document ?? QuotaState.Free(quota));
            var isKept = known is null ? (await quotas.InsertAsync(state, ct)).IsInserted
                : ReferenceEquals(state, known.Document) || await quotas.ReplaceAsync(state, known.Version, ct);
            if (isKept)
                return seen[quota] = state;
        }
    }
}
