using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Hpo.Aws;

namespace Hpo.Trainer;

/// <summary>Events of training jobs in an SQS queue.</summary>
internal sealed class SqsJobEvents(IAmazonSQS client, string queueUrl) : IJobEventQueue, IDisposable
{
    /// <summary>How long a request waits for news in seconds, SQS's own limit: no news costs three requests a minute.</summary>
    public const int WaitSeconds = 20;

    private const int MostAtOnce = 10; // SQS's own limit

    public async Task<EventBatch> ReceiveAsync(CancellationToken ct)
    {
        try
        {
            var request = new ReceiveMessageRequest { QueueUrl = queueUrl, WaitTimeSeconds = WaitSeconds, MaxNumberOfMessages = MostAtOnce };
            var answer = await client.ReceiveMessageAsync(request, ct);
            return EventBatch.Of([.. (answer.Messages ?? []).Select(message => new QueuedEvent(message.MessageId ?? "", message.ReceiptHandle ?? "", message.Body ?? ""))]);
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            return EventBatch.Unavailable(SqsErrors.Explain(failure, queueUrl));
        }
    }

    public async Task<string?> DeleteAsync(IReadOnlyList<QueuedEvent> events, CancellationToken ct)
    {
        try
        {
            var entries = events.Select((message, index) => new DeleteMessageBatchRequestEntry(index.ToString(CultureInfo.InvariantCulture), message.Receipt));
            var answer = await client.DeleteMessageBatchAsync(new DeleteMessageBatchRequest(queueUrl, [.. entries]), ct);

            // Whatever the reason: the message comes again, and what it says has been done.
            return answer.Failed is { Count: > 0 } failed ? $"{failed.Count} messages of '{queueUrl}' could not be deleted ({failed[0].Code}); they are delivered again." : null;
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            return SqsErrors.Explain(failure, queueUrl);
        }
    }

    public void Dispose() => client.Dispose();
}
