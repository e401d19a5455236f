using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>One launch of a trial. What is absent was not reported yet.</summary>
internal sealed record TrialAttempt
{
    public required int Number { get; init; }

    public required string JobName { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public JobStatus? JobStatus { get; init; }

    public string? FailureReason { get; init; }

    public FailureClass? FailureClass { get; init; }

    public bool WillRetry { get; init; }

    public double? Seconds { get; init; }

    public double? BillableSeconds { get; init; }

    public string? InstanceType { get; init; }

    public string? ModelArtifact { get; init; }
}
