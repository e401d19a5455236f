using Hpo.Contracts;
using Hpo.Optimizer.Studies;
using MassTransit;

namespace Hpo.Optimizer.Consumers;

/// <summary>Cancels, pauses and resumes studies at a user's wish.</summary>
internal sealed class StudyOrderConsumer(StudyKeeper keeper) : IConsumer<CancelStudy>, IConsumer<PauseStudy>, IConsumer<ResumeStudy>
{
    public Task Consume(ConsumeContext<CancelStudy> context) =>
        keeper.CancelAsync(context.Message.StudyId, context.Message.Reason, context.CancellationToken);

    public Task Consume(ConsumeContext<PauseStudy> context) => keeper.PauseAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<ResumeStudy> context) => keeper.ResumeAsync(context.Message.StudyId, context.CancellationToken);
}
