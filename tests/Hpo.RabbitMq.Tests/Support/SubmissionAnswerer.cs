using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using MassTransit;

namespace Hpo.RabbitMq.Tests;

/// <summary>Accepts submissions that have an id and rejects the others, as a gateway does: publish the event, then answer.</summary>
internal sealed class SubmissionAnswerer(IMessagePublisher publisher) : IConsumer<SubmitStudy>
{
    public async Task Consume(ConsumeContext<SubmitStudy> context)
    {
        object answer = context.Message.StudyId is { } id
            ? Some.StudyAccepted(id)
            : new StudyRejected { Problems = [new Problem("studyId", "is missing")] };
        await publisher.PublishAsync(answer, context.CancellationToken);
        await context.AnswerAsync(answer);
    }
}

internal static class AnsweringGateway
{
    public static HpoBusBuilder AnswerSubmissions(this HpoBusBuilder bus) => bus.Endpoint(Queues.Gateway, endpoint => endpoint
        .Consumer<SubmissionAnswerer>()
        .Record(Topology.Bindings[Queues.Gateway].Where(m => m != typeof(SubmitStudy))));
}
