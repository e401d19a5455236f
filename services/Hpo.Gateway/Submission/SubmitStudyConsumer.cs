using Hpo.Contracts;
using Hpo.Messaging;
using MassTransit;

namespace Hpo.Gateway;

/// <summary>Receives studies over the bus and answers.</summary>
internal sealed class SubmitStudyConsumer(StudySubmission submission, IMessagePublisher publisher) : IConsumer<SubmitStudy>
{
    public async Task Consume(ConsumeContext<SubmitStudy> context)
    {
        // The same limit as over HTTP; whoever asked is told.
        if (context.ReceiveContext.Body.Length > JsonBody.MaxBytes)
        {
            await RejectAsync(context, [new Problem("study", $"The message has {context.ReceiveContext.Body.Length} bytes. At most {JsonBody.MaxBytes} are read; shorten the study.")]);
            return;
        }

        // A message without an id is told from others by what it says.
        var uniqueness = context.MessageId?.ToString() ?? context.Message.Study.ToString();
        var result = await submission.SubmitAsync(context.Message, uniqueness, context.CancellationToken);
        if (result.Accepted is { } accepted)
        {
            await context.AnswerAsync(accepted);
            return;
        }

        await RejectAsync(context, result.Problems);
    }

    private async Task RejectAsync(ConsumeContext<SubmitStudy> context, IReadOnlyList<Problem> problems)
    {
        var rejected = new StudyRejected { StudyId = context.Message.StudyId, Problems = problems };
        await context.AnswerAsync(rejected);
        await publisher.PublishAsync(rejected, context.CancellationToken);
    }
}
