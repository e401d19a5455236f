namespace Hpo.OptimizerChecks;

/// <summary>What came of one check.</summary>
public sealed record CheckResult
{
    /// <summary>Name of the check.</summary>
    public required string Name { get; init; }

    /// <summary>What must hold.</summary>
    public required string Rule { get; init; }

    /// <summary>What came of it.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>What went wrong; null unless the check failed.</summary>
    public CheckFailure? Failure { get; init; }

    /// <summary>Why it was skipped; null unless it was.</summary>
    public string? Reason { get; init; }

    /// <summary>What is worth knowing beside; no fault.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Everything beside name, rule and status, for people: what was asked, what came back, what is wrong with it and what to do.</summary>
    public IEnumerable<(string What, string Text)> Details() =>
    [
        .. Reason is { } reason ? [("because", reason)] : Array.Empty<(string, string)>(),
        .. Failure is { } failure
            ? [("asked", failure.Asked ?? "nothing"), ("answered", failure.Answered ?? "nothing"), .. failure.Problems.Select(problem => ("problem", problem.ToString()))]
            : Array.Empty<(string, string)>(),
        .. Notes.Select(note => ("note", note)),
    ];
}
