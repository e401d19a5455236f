using Hpo.Contracts;
using Hpo.Messaging;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Goes on with searches for past training jobs, a few calls at a time, so that none waits for another. Claims, calls, decides, saves; the answer leaves
/// after the save. A process that dies loses a few calls: its searches are taken over when their lease is over, or by itself at once.
/// </summary>
internal sealed partial class PastSearcher(
    PastSearchStore store, PastJobLooks looks, IMessagePublisher publisher, TimeProvider clock, IOptions<TrainerOptions> options, ILogger<PastSearcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);

    private readonly Alarm alarm = new(clock);

    /// <summary>Says that there is something to do.</summary>
    public void Wake() => alarm.Set(clock.GetUtcNow());

    /// <summary>Does what is due now.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        foreach (var search in await store.DueAsync(clock.GetUtcNow(), ct))
        {
            var claimed = search.Document with { DueAt = clock.GetUtcNow() + options.Value.Lease, Owner = options.Value.Instance };
            if (await store.TrySaveAsync(claimed, search.Version, ct) is { } mine && await store.TrySaveAsync(await StepAsync(mine.Document, ct), mine.Version, ct) is { Document.DueAt: { } dueAt })
                alarm.Set(dueAt);
        }
    }

    /// <summary>Takes up again at once what this process was doing when it ended.</summary>
    public async Task TakeUpAsync(CancellationToken ct)
    {
        foreach (var search in await store.OwnedAsync(options.Value.Instance, ct))
        {
            if (search.Document.DueAt is not null)
                await store.TrySaveAsync(search.Document with { DueAt = clock.GetUtcNow() }, search.Version, ct);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(TakeUpAsync, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await alarm.WaitAsync(options.Value.SweepInterval, stoppingToken);
            await TryAsync(RoundAsync, stoppingToken);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> step, CancellationToken ct)
    {
        try
        {
            await step(ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogFailed(failure);
            alarm.Set(clock.GetUtcNow() + PauseAfterError);
        }
    }

    private async Task<PastSearch> StepAsync(PastSearch search, CancellationToken ct)
    {
        var next = search.Answer is { } answer ? await SendAsync(search, answer, ct) : await looks.GoOnAsync(search, ct);
        return next with { Owner = null };
    }

    private async Task<PastSearch> SendAsync(PastSearch search, PastJobsFound answer, CancellationToken ct)
    {
        // The publisher waits for a broker that is away; the search does not need it to.
        try
        {
            await clock.WithinAsync(options.Value.ResendAfter, limited => publisher.PublishAsync(answer, limited), ct);
            LogAnswered(search.Id, answer.Trials.Count, answer.LeftOut, answer.Problem);
            return search with { DueAt = null };
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogUnsent(failure, search.Id);
            return search with { DueAt = clock.GetUtcNow() + options.Value.ResendAfter };
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{StudyId} is told {Trials} past training jobs, {LeftOut} are left out, problem: {Problem}")]
    private partial void LogAnswered(string studyId, int trials, int leftOut, string? problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The past training jobs of {StudyId} could not be published and wait for the next attempt")]
    private partial void LogUnsent(Exception failure, string studyId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the search for past training jobs failed; it goes on")]
    private partial void LogFailed(Exception failure);
}
