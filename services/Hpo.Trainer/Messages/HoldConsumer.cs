using Hpo.Contracts;
using MassTransit;

namespace Hpo.Trainer;

internal sealed class HoldConsumer(HoldHandler handler) : IConsumer<StudyPaused>, IConsumer<StudyResumed>
{
    public Task Consume(ConsumeContext<StudyPaused> context) => handler.PausedAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<StudyResumed> context) => handler.ResumedAsync(context.Message, context.CancellationToken);
}
