using Hpo.Contracts;
using MassTransit;

namespace Hpo.Trainer;

internal sealed class CandidateProposedConsumer(CandidateHandler handler) : IConsumer<CandidateProposed>
{
    public Task Consume(ConsumeContext<CandidateProposed> context) => handler.HandleAsync(context.Message, context.CancellationToken);
}
