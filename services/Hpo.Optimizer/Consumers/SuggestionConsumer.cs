using Hpo.Contracts;
using Hpo.Optimizer.Studies;
using MassTransit;

namespace Hpo.Optimizer.Consumers;

/// <summary>Takes in the answers of optimizer services.</summary>
internal sealed class SuggestionConsumer(StudyKeeper keeper) : IConsumer<CandidatesSuggested>
{
    public Task Consume(ConsumeContext<CandidatesSuggested> context) => keeper.SuggestAsync(context.Message, context.CancellationToken);
}
