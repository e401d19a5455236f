using Amazon.SQS.Model;
using Hpo.Aws;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>What an exception of the queue's client means, and what to do.</summary>
internal static class SqsErrors
{
    /// <summary>For people.</summary>
    public static string Explain(Exception failure, string queueUrl)
    {
        var remedy = failure switch
        {
            QueueDoesNotExistException or QueueDeletedRecentlyException =>
                $"There is no queue '{queueUrl}': create the stack of docs/aws/job-events.yaml and set Trainer:Events:QueueUrl to its output QueueUrl, or leave the setting out.",
            KmsAccessDeniedException => $"Allow kms:Decrypt on the key of the queue '{queueUrl}' to the trainer.",
            _ => AwsFaults.Of(failure) switch
            {
                AwsFault.Forbidden => $"Allow sqs:ReceiveMessage and sqs:DeleteMessage on the queue '{queueUrl}' to the trainer.",
                AwsFault.Credentials => AwsFaults.RenewCredentials("trainer"),
                AwsFault.Throttled => "The queue is asked too often; the trainer asks less often by itself.",
                _ => $"Whether '{queueUrl}' is right, and the way there open, is worth a look if this lasts.",
            },
        };
        return $"{Secrets.Blot(AwsFaults.Message(failure))} {remedy}";
    }
}
