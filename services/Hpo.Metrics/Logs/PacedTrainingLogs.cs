namespace Hpo.Metrics.Logs;

/// <summary>Keeps the calls below the rates that an account is granted, so that the service does not have to refuse them.</summary>
/// <param name="logs">The logs.</param>
/// <param name="describe">Rate of looking for streams.</param>
/// <param name="read">Rate of reading pages.</param>
internal sealed class PacedTrainingLogs(ITrainingLogs logs, TokenBucket describe, TokenBucket read) : ITrainingLogs
{
    public async Task<LogAnswer<IReadOnlyList<string>>> FindStreamsAsync(string jobName, CancellationToken ct)
    {
        await describe.TakeAsync(ct);
        return await logs.FindStreamsAsync(jobName, ct);
    }

    public async Task<LogAnswer<LogPage>> ReadAsync(string stream, string? token, CancellationToken ct)
    {
        await read.TakeAsync(ct);
        return await logs.ReadAsync(stream, token, ct);
    }

    public async Task<LogAnswer<LogPage>> ReadTailAsync(string stream, int lines, CancellationToken ct)
    {
        await read.TakeAsync(ct);
        return await logs.ReadTailAsync(stream, lines, ct);
    }
}
