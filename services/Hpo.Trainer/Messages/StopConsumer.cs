using Hpo.Contracts;
using MassTransit;

namespace Hpo.Trainer;

internal sealed class StopConsumer(StopHandler handler) : IConsumer<StopTrial>, IConsumer<CancelStudy>, IConsumer<StudyCompleted>, IConsumer<StudyFailed>
{
    public Task Consume(ConsumeContext<StopTrial> context) => handler.StopTrialAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<CancelStudy> context) => handler.CancelStudyAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<StudyCompleted> context) => handler.StudyCompletedAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<StudyFailed> context) => handler.StudyFailedAsync(context.Message, context.CancellationToken);
}
