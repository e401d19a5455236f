using System.Diagnostics.CodeAnalysis;

namespace Hpo.Trainer;

/// <summary>A page of jobs, or none.</summary>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "A closed union: read as ListResult.Page.")]
public abstract record ListResult
{
    private ListResult()
    {
    }

    /// <summary>A page.</summary>
    /// <param name="Jobs">Its jobs; may be empty although another page follows.</param>
    /// <param name="NextToken">Token of the next page, null at the end.</param>
    public sealed record Page(IReadOnlyList<JobSummary> Jobs, string? NextToken) : ListResult;

    /// <summary>No usable answer.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="IsThrottled">Whether there were too many calls.</param>
    /// <param name="IsRefused">Whether the same call will be refused again: it is forbidden, or wrong.</param>
    public sealed record Unavailable(string Reason, bool IsThrottled = false, bool IsRefused = false) : ListResult;
}
