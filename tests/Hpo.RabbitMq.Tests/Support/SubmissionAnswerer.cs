using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using MassTransit;

namespace Hpo.RabbitMq.Tests;

/// <summary>Accepts submissions that have an id and rejects the others, as a gateway does: publish the event, then answer.</summary>
internal sealed class SubmissionAnswerer(IMessagePublisher publisher) : IConsumer<SubmitStudy>
{
    private static int _failures;

    /// <summary>How many submissions fail first, as if the store were away.</summary>
    public static int Failures { set => _failures = value; }

    public async Task Consume(ConsumeContext<SubmitStudy> context)
    {
        if (Interlocked.Decrement(ref _failures) >= 0)
            throw new StoreAwayException("the disk is full");
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
