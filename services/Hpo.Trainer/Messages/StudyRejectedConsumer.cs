using Hpo.Contracts;
using MassTransit;

namespace Hpo.Trainer;

internal sealed class StudyRejectedConsumer(StudyJobHandler handler) : IConsumer<StudyRejected>
{
    public Task Consume(ConsumeContext<StudyRejected> context) => handler.RejectedAsync(context.Message, context.CancellationToken);
}
