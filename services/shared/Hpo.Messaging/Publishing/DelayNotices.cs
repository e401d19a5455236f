using System.Collections.Concurrent;
using Hpo.Contracts;
using Microsoft.Extensions.Logging;

namespace Hpo.Messaging;

/// <summary>
/// Tells those who watch a study that it waits for something to be mended. Once a minute and study at most, whatever the number of its trials: what lasts is
/// told again by whoever meets it next, so nothing of this is kept, and a broker that is away costs a notice and no more.
/// </summary>
public sealed partial class DelayNotices(IMessagePublisher publisher, TimeProvider clock, ILogger<DelayNotices> log)
{
    private const int LongestReason = 1024;
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, DateTimeOffset> told = new(StringComparer.Ordinal);

    /// <summary>Publishes <see cref="TrialDelayed"/>, unless the study was told of a delay a moment ago.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="trial">The trial that waits.</param>
    /// <param name="attempt">Its launch.</param>
    /// <param name="reason">What it waits for and what to do, for people, without secrets.</param>
    /// <param name="ct">Gives up.</param>
    public async Task TellAsync(string studyId, int trial, int attempt, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var now = clock.GetUtcNow();
        if (told.TryGetValue(studyId, out var last) && now - last < Interval)
            return;
        if (told.Count >= MostRemembered)
            told.Clear();
        told[studyId] = now;
        var text = reason.Length <= LongestReason ? reason : reason[..(LongestReason - 1)] + "…";
        var notice = new TrialDelayed { StudyId = studyId, Trial = trial, Attempt = attempt, Reason = text, At = now };
        try
        {
            await clock.WithinAsync(Patience, limited => publisher.PublishAsync(notice, limited), ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogUntold(failure, studyId);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "That study {StudyId} waits could not be told; it is told again if it lasts")]
    private partial void LogUntold(Exception failure, string studyId);
}
