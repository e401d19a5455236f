using Hpo.Contracts;
using MassTransit;

namespace Hpo.Trainer;

internal sealed class PastJobsRequestedConsumer(PastJobsHandler handler) : IConsumer<PastJobsRequested>
{
    public Task Consume(ConsumeContext<PastJobsRequested> context) => handler.HandleAsync(context.Message, context.CancellationToken);
}
