using Hpo.Contracts;
using Hpo.Messaging;
using MassTransit;

namespace Hpo.Gateway;

/// <summary>Receives studies over the bus and answers.</summary>
internal sealed class SubmitStudyConsumer(StudySubmission submission, IMessagePublisher publisher) : IConsumer<SubmitStudy>
{
    public async Task Consume(ConsumeContext<SubmitStudy> context)
    {
        // A message without an id is told from others by what it says.
        var uniqueness = context.MessageId?.ToString() ?? context.Message.Study.ToString();
        var result = await submission.SubmitAsync(context.Message, uniqueness, context.CancellationToken);
        if (result.Accepted is { } accepted)
        {
            await context.AnswerAsync(accepted);
            return;
        }

        var rejected = new StudyRejected { StudyId = context.Message.StudyId, Problems = result.Problems };
        await context.AnswerAsync(rejected);
        await publisher.PublishAsync(rejected, context.CancellationToken);
    }
}
