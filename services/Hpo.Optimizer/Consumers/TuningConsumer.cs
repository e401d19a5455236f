using Hpo.Contracts;
using Hpo.Optimizer.Studies;
using MassTransit;

namespace Hpo.Optimizer.Consumers;

/// <summary>Takes in what the tuning service of a study found, and that it has ended.</summary>
internal sealed class TuningConsumer(StudyKeeper keeper) : IConsumer<CandidateFound>, IConsumer<TuningEnded>
{
    public Task Consume(ConsumeContext<CandidateFound> context) => keeper.FindAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<TuningEnded> context) => keeper.EndTuningAsync(context.Message, context.CancellationToken);
}
