namespace Hpo.Trainer;

/// <summary>A message of the queue.</summary>
/// <param name="Id">Its id, by which people find it.</param>
/// <param name="Receipt">What deletes this delivery of it.</param>
/// <param name="Body">What it says. It quotes hyper-parameters and environment of jobs, so it is never logged.</param>
internal sealed record QueuedEvent(string Id, string Receipt, string Body);
