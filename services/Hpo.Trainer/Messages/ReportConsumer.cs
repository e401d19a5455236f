using Hpo.Contracts;
using MassTransit;

namespace Hpo.Trainer;

internal sealed class ReportConsumer(ReportHandler handler) : IConsumer<ReportStudies>
{
    public Task Consume(ConsumeContext<ReportStudies> context) => handler.HandleAsync(context.Message, context.CancellationToken);
}
