using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>Reports all known jobs, a page for each message; with the last of a page it asks for the next, so that a crash repeats one page at most.</summary>
internal sealed class ReportHandler(JobStore store, IMessagePublisher publisher)
{
    public const string Service = "trainer";

    private const int PageSize = 200;

    public async Task HandleAsync(ReportStudies message, CancellationToken ct)
    {
        if (message.Service is not (null or Service))
            return;

        // Without a service the other one is asked too, and this is where its own report goes on.
        var page = await store.PageAsync(message.StudyId, message.Service is null ? null : message.After, PageSize, ct);
        foreach (var job in page.Items)
            await publisher.PublishAsync(JobMessages.Reported(job.Document), ct);
        if (page.Next is { } next)
            await publisher.PublishAsync(message with { Service = Service, After = next }, ct);
    }
}
