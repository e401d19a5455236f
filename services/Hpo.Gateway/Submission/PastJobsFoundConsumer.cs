using Hpo.Contracts;
using MassTransit;

namespace Hpo.Gateway;

/// <summary>Receives what past training jobs have come to, for a study that waits for them.</summary>
internal sealed class PastJobsFoundConsumer(StudyOutbox outbox, TimeProvider clock) : IConsumer<PastJobsFound>
{
    public Task Consume(ConsumeContext<PastJobsFound> context) =>
        outbox.AskAsync(context.Message.StudyId, study => PastJobsStart.Decide(study, context.Message, clock.GetUtcNow()), context.CancellationToken);
}
