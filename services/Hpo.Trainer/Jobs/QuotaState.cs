using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Whether the account has room for another job of a kind. The quota is the account's, so one refusal speaks for every trial that waits for it.</summary>
internal sealed record QuotaState
{
    public required string Quota { get; init; }

    /// <summary>Nothing is launched before.</summary>
    public DateTimeOffset HeldUntil { get; init; }

    /// <summary>Refusals in a row. While there are any, one launch at a time tries whether there is room again.</summary>
    public int Refusals { get; init; }

    /// <summary>
    /// How many launches may be under way at once: one after a refusal, one more with each that found room; null when as many as there are.
    /// Of launches that are under way together chance decides which get the last places, so that near a full quota there are few.
    /// </summary>
    public int? Window { get; init; }

    /// <summary>What AWS counts together: machines of a type, those of spot apart. Studies need no machine of their own; their jobs wait for theirs.</summary>
    public static string NameFor(TrainingTemplate training, string instanceType) =>
        training.Study is not null ? "studies" : training.Spot is null ? instanceType : $"{instanceType} spot";

    public static QuotaState Free(string quota) => new() { Quota = quota };

    /// <summary>A launch found room: the next may be tried at once, and one more of them together, until that is all that are ever under way.</summary>
    public static QuotaState Launched(QuotaState state, TrainerOptions options) =>
        state is { Refusals: 0, Window: null } ? state
        : state.Window >= options.MaxConcurrentLaunches ? Free(state.Quota)
        : new() { Quota = state.Quota, Window = (state.Window ?? 1) + 1 };

    /// <summary>A launch was refused. Refusals of launches that were under way together count once.</summary>
    public static QuotaState Refused(QuotaState state, DateTimeOffset now, TrainerOptions options) =>
        state.HeldUntil > now ? state : Held(state with { Refusals = state.Refusals + 1 }, now, options);

    /// <summary>One launch is about to try again; the others wait for what becomes of it, as if it had been refused already.</summary>
    public static QuotaState Tried(QuotaState state, DateTimeOffset now, TrainerOptions options) =>
        Held(state with { Refusals = state.Refusals + 1 }, now, options);

    private static QuotaState Held(QuotaState state, DateTimeOffset now, TrainerOptions options) =>
        state with { Window = 1, HeldUntil = now + Backoff.Delay(options.QuotaDelay, options.MaxQuotaDelay, state.Refusals, state.Quota) };
}
