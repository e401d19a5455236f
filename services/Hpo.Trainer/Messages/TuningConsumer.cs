using Hpo.Contracts;
using MassTransit;

namespace Hpo.Trainer;

internal sealed class TuningConsumer(TuningHandler handler) : IConsumer<TuningRequested>, IConsumer<StopTuning>
{
    public Task Consume(ConsumeContext<TuningRequested> context) => handler.RequestAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<StopTuning> context) => handler.StopAsync(context.Message, context.CancellationToken);
}
