using Hpo.Contracts;
using Hpo.Optimizer.Studies;
using MassTransit;

namespace Hpo.Optimizer.Consumers;

/// <summary>Begins accepted studies.</summary>
internal sealed class StudyAcceptedConsumer(StudyKeeper keeper) : IConsumer<StudyAccepted>
{
    public Task Consume(ConsumeContext<StudyAccepted> context) => keeper.BeginAsync(context.Message, context.CancellationToken);
}
