namespace Hpo.OptimizerChecks;

/// <summary>What came of all checks of a service.</summary>
public sealed record CheckReport
{
    /// <summary>Name of the optimizer.</summary>
    public required string Optimizer { get; init; }

    /// <summary>Its version, as it says; null when it did not announce itself.</summary>
    public string? Version { get; init; }

    /// <summary>The checks in their order.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>How many questions were answered.</summary>
    public required int Answers { get; init; }

    /// <summary>Half of the answers took no longer than so many milliseconds; null when there are none.</summary>
    public double? MedianMilliseconds { get; init; }

    /// <summary>The longest answer in milliseconds; null when there are none.</summary>
    public double? LongestMilliseconds { get; init; }

    /// <summary>Whether something was checked and nothing failed.</summary>
    public bool HasPassed => Count(CheckStatus.Passed) > 0 && Count(CheckStatus.Failed) == 0;

    /// <summary>How many checks ended so.</summary>
    /// <param name="status">How they ended.</param>
    public int Count(CheckStatus status) => Checks.Count(check => check.Status == status);
}
