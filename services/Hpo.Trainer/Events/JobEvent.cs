namespace Hpo.Trainer;

/// <summary>That the state of a training job changed. A reason to look, never an outcome: it may be old, repeated, out of order or forged.</summary>
/// <param name="JobName">Name of the job.</param>
/// <param name="Status">The service's status, <c>Completed</c> for instance.</param>
/// <param name="SecondaryStatus">The finer status.</param>
internal sealed record JobEvent(string JobName, string Status, string? SecondaryStatus)
{
    /// <summary>Whether a look would bring something new. Unknown states count; that a job started or runs tells the trainer nothing.</summary>
    public bool IsWorthALook => Status is not ("InProgress" or "Stopping");
}
