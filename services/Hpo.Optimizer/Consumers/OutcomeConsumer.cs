using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimizer.Studies;
using MassTransit;

namespace Hpo.Optimizer.Consumers;

/// <summary>Takes in the outcomes of trials.</summary>
internal sealed class OutcomeConsumer(StudyKeeper keeper) : IConsumer<FitnessMeasured>, IConsumer<FitnessUnavailable>
{
    public Task Consume(ConsumeContext<FitnessMeasured> context) => keeper.RecordAsync(
        context.Message.StudyId, context.Message.Trial, Outcome.Of(context.Message), context.CancellationToken);

    public Task Consume(ConsumeContext<FitnessUnavailable> context) => keeper.RecordAsync(
        context.Message.StudyId, context.Message.Trial, Outcome.Of(context.Message), context.CancellationToken);
}
