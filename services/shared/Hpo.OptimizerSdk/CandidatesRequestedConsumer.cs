using Hpo.Contracts;
using Hpo.Messaging;
using MassTransit;

namespace Hpo.OptimizerSdk;

/// <summary>Receives questions and sends the answers.</summary>
internal sealed class CandidatesRequestedConsumer(OptimizerAnswers answers, IMessagePublisher publisher) : IConsumer<CandidatesRequested>
{
    public Task Consume(ConsumeContext<CandidatesRequested> context) =>
        answers.To(context.Message) is { } answer ? publisher.PublishAsync(answer, context.CancellationToken) : Task.CompletedTask;
}
