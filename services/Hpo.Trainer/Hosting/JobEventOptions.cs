namespace Hpo.Trainer;

/// <summary>The configuration section <c>Trainer:Events</c>: where the training service's own news of its jobs arrives. Without a queue the trainer only polls.</summary>
public sealed record JobEventOptions
{
    /// <summary>
    /// Address of an SQS queue that gets EventBridge's events of training jobs, as SQS names it: <c>https://sqs.REGION.amazonaws.com/ACCOUNT/NAME</c>; empty for none.
    /// The region of the address counts, also where it is not <c>Aws:Region</c>.
    /// </summary>
    public string? QueueUrl { get; set; }
}
