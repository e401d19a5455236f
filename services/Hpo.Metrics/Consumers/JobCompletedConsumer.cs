using Hpo.Contracts;
using Hpo.Metrics.Handlers;
using MassTransit;

namespace Hpo.Metrics.Consumers;

/// <summary>Receives <see cref="JobCompleted"/>.</summary>
internal sealed class JobCompletedConsumer(JobCompletedHandler handler) : IConsumer<JobCompleted>
{
    public Task Consume(ConsumeContext<JobCompleted> context) => handler.HandleAsync(context.Message, context.CancellationToken);
}
