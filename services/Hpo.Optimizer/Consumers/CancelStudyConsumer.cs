using Hpo.Contracts;
using Hpo.Optimizer.Studies;
using MassTransit;

namespace Hpo.Optimizer.Consumers;

/// <summary>Ends studies that a user cancels.</summary>
internal sealed class CancelStudyConsumer(StudyKeeper keeper) : IConsumer<CancelStudy>
{
    public Task Consume(ConsumeContext<CancelStudy> context) =>
        keeper.CancelAsync(context.Message.StudyId, context.Message.Reason, context.CancellationToken);
}
