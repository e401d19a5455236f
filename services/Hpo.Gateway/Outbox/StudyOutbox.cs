using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Hpo.Messaging;
using Hpo.Storage;

namespace Hpo.Gateway;

/// <summary>Publishes the messages that wait in study documents: at once when woken, and left-over ones every few seconds.</summary>
internal sealed class StudyOutbox(GatewayDocuments documents, IMessagePublisher publisher, TimeProvider clock, ILogger<StudyOutbox> log) : BackgroundService
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(5);

    // Younger ones are most likely being sent by the replica that stored them.
    private static readonly TimeSpan LeftOverAge = TimeSpan.FromSeconds(5);

    private readonly Channel<string> _woken = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, byte> _waiting = new(StringComparer.Ordinal);

    public void Wake(StudyDocument study)
    {
        if (study.Unsent.Count > 0)
        {
            Wake(study.Id);
        }
    }

    /// <summary>Brings a user's wish into the document of a known study and sends the messages that it leaves there.</summary>
    /// <returns>The status of the study afterwards; null when there is no such study.</returns>
    public async Task<StudyStatus?> AskAsync(string studyId, Func<StudyDocument, StudyDocument> wish, CancellationToken ct)
    {
        if (await documents.Studies.FindAsync(studyId, ct) is null)
        {
            return null;
        }

        var study = await documents.ChangeAsync(documents.Studies, studyId, known => wish(known ?? new StudyDocument { Id = studyId }), ct);
        Wake(study);
        return study.Status;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(SendAllAsync(stoppingToken), SweepAllAsync(stoppingToken));

    // A study waits at most once, however often it is swept while the broker is away.
    private void Wake(string studyId)
    {
        if (_waiting.TryAdd(studyId, 0))
        {
            _woken.Writer.TryWrite(studyId);
        }
    }

    private async Task SendAllAsync(CancellationToken ct)
    {
        await foreach (var studyId in _woken.Reader.ReadAllAsync(ct))
        {
            _waiting.TryRemove(studyId, out _);
            using var named = StudyLog.Push(studyId);
            await TryAsync(() => SendAsync(studyId, ct), ct);
        }
    }

    private async Task SweepAllAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(SweepInterval, clock);
        do
        {
            await TryAsync(() => SweepAsync(ct), ct);
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        var leftOver = new DocumentQuery { Where = [new(StudyFields.UnsentSince, Comparison.LessOrEqual, clock.GetUtcNow() - LeftOverAge)] };
        foreach (var study in (await documents.Studies.QueryAsync(leftOver, ct)).Items)
        {
            Wake(study.Document);
        }
    }

    private async Task SendAsync(string studyId, CancellationToken ct)
    {
        var unsent = (await documents.Studies.FindAsync(studyId, ct))?.Document.Unsent ?? [];
        foreach (var message in unsent)
        {
            await publisher.PublishAsync(message, ct);
            await documents.ChangeAsync(documents.Studies, studyId, study => Sent(study ?? new StudyDocument { Id = studyId }, message), ct);
        }
    }

    private static StudyDocument Sent(StudyDocument study, OutgoingMessage message)
    {
        var left = study.Unsent.Where(other => other.Name != message.Name || !JsonElement.DeepEquals(other.Body, message.Body)).ToArray();
        return left.Length == study.Unsent.Count ? study : study with { Unsent = left, UnsentSince = left.Length == 0 ? null : study.UnsentSince };
    }

    private async Task TryAsync(Func<Task> step, CancellationToken ct)
    {
        try
        {
            await step();
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogError(error, "Messages of a study could not be sent; they are tried again");
        }
    }
}
