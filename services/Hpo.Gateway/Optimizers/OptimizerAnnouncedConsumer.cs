using Hpo.Contracts;
using MassTransit;

namespace Hpo.Gateway;

/// <summary>Hears of optimizer services.</summary>
internal sealed class OptimizerAnnouncedConsumer(OptimizerDirectory optimizers) : IConsumer<OptimizerAnnounced>
{
    public Task Consume(ConsumeContext<OptimizerAnnounced> context) => optimizers.NoteAsync(context.Message, context.CancellationToken);
}
