using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>How an attempt ended.</summary>
/// <param name="Status">The job's last status.</param>
/// <param name="FailureClass">Whose fault it is that it did not complete.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record JobEnd(JobStatus Status, FailureClass? FailureClass, string? Reason)
{
    /// <summary>Whether the service had no machine of the wanted type, so that another type may help.</summary>
    public bool IsShortage { get; init; }

    public static JobEnd Completed { get; } = new(JobStatus.Completed, null, null);

    public static JobEnd Failed(FailureClass failureClass, string reason) => new(JobStatus.Failed, failureClass, reason);

    public static JobEnd Stopped(FailureClass failureClass, string reason) => new(JobStatus.Stopped, failureClass, reason);
}
