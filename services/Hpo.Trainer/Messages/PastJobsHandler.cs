using Hpo.Contracts;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>Records the question for past training jobs and answers at once; the search takes its time.</summary>
internal sealed class PastJobsHandler(PastSearchStore store, PastSearcher searcher, TimeProvider clock, IOptions<TrainerOptions> options)
{
    public async Task HandleAsync(PastJobsRequested message, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await store.ChangeAsync(message.StudyId, known => PastSearchDecisions.Begin(known, message, now), ct);
        await store.ForgetAsync(now - options.Value.OrderLifetime, ct);
        searcher.Wake();
    }
}
