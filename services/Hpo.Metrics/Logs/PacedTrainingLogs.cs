using Hpo.Pacing;

namespace Hpo.Metrics.Logs;

/// <summary>Keeps the calls of all replicas together below the rates that an account is granted, with a rest for everybody after throttling.</summary>
/// <param name="logs">The logs.</param>
/// <param name="describe">Rate of looking for streams.</param>
/// <param name="read">Rate of reading pages.</param>
internal sealed class PacedTrainingLogs(ITrainingLogs logs, CallRate describe, CallRate read) : ITrainingLogs
{
    public Task<LogAnswer<IReadOnlyList<string>>> FindStreamsAsync(string jobName, CancellationToken ct) =>
        InTurnAsync(describe, () => logs.FindStreamsAsync(jobName, ct), ct);

    public Task<LogAnswer<LogPage>> ReadAsync(string stream, string? token, CancellationToken ct) =>
        InTurnAsync(read, () => logs.ReadAsync(stream, token, ct), ct);

    public Task<LogAnswer<LogPage>> ReadTailAsync(string stream, int lines, CancellationToken ct) =>
        InTurnAsync(read, () => logs.ReadTailAsync(stream, lines, ct), ct);

    private static Task<LogAnswer<T>> InTurnAsync<T>(CallRate rate, Func<Task<LogAnswer<T>>> call, CancellationToken ct) where T : class =>
        rate.CallAsync(call, answer => answer.Problem == LogProblem.Throttled, ct);
}
