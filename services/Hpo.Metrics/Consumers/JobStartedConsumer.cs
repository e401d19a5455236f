using Hpo.Contracts;
using Hpo.Metrics.Handlers;
using MassTransit;

namespace Hpo.Metrics.Consumers;

/// <summary>Receives <see cref="JobStarted"/>.</summary>
internal sealed class JobStartedConsumer(JobStartedHandler handler) : IConsumer<JobStarted>
{
    public Task Consume(ConsumeContext<JobStarted> context) => handler.HandleAsync(context.Message, context.CancellationToken);
}
