using Hpo.Storage;
using Microsoft.Extensions.Logging;

namespace Hpo.Pacing;

/// <summary>
/// Collects changes of documents that may come late or never (a crash loses those that wait), and writes many at once. For notes such as "was sent", whose
/// loss only makes somebody do it again. A document that was changed by others meanwhile is left alone.
/// </summary>
/// <typeparam name="T">The documents' type.</typeparam>
/// <param name="documents">Where to write.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Hears of writes that failed.</param>
public sealed partial class LateWrites<T>(IDocumentCollection<T> documents, TimeProvider clock, ILogger logger) where T : class
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan Within = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private List<Versioned<T>> waiting = [];

    /// <summary>Takes a change.</summary>
    /// <param name="change">The new content, with the version under which it was read.</param>
    public void Add(Versioned<T> change)
    {
        lock (gate)
        {
            waiting.Add(change);
            if (waiting.Count > 1)
                return;
        }

        _ = LaterAsync();
    }

    /// <summary>Writes what waits now.</summary>
    /// <param name="ct">Gives up.</param>
    public async Task FlushAsync(CancellationToken ct)
    {
        List<Versioned<T>> batch;
        lock (gate)
            (batch, waiting) = (waiting, []);
        foreach (var some in batch.Chunk(MostAtOnce))
            await documents.ReplaceManyAsync(some, ct);
    }

    private async Task LaterAsync()
    {
        try
        {
            await Task.Delay(Within, clock, CancellationToken.None);
            await FlushAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogLost(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notes about finished work could not be written; the work's messages are sent again")]
    private partial void LogLost(Exception failure);
}
