using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>How a trial ended: with values, or with a reason why there are none.</summary>
internal sealed record TrialOutcome
{
    public required int Attempt { get; init; }

    public IReadOnlyDictionary<string, double>? Values { get; init; }

    public string? Reason { get; init; }

    public FailureClass? FailureClass { get; init; }

    /// <summary>The last lines of the job's log, where there are no values.</summary>
    public IReadOnlyList<string>? LogTail { get; init; }

    public double? Seconds { get; init; }

    public double? BillableSeconds { get; init; }

    public string? InstanceType { get; init; }
}
