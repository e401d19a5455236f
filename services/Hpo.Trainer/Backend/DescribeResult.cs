using System.Diagnostics.CodeAnalysis;

namespace Hpo.Trainer;

/// <summary>What a look at a job told.</summary>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "A closed union: read as DescribeResult.Found.")]
public abstract record DescribeResult
{
    private DescribeResult()
    {
    }

    /// <summary>The job exists.</summary>
    public sealed record Found(JobDescription Job) : DescribeResult;

    /// <summary>There is no job of that name.</summary>
    public sealed record Missing : DescribeResult;

    /// <summary>No usable answer. Nothing is known.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="IsThrottled">Whether there were too many calls.</param>
    /// <param name="IsRefused">Whether the same call will be refused again: it is forbidden, or wrong.</param>
    public sealed record Unavailable(string Reason, bool IsThrottled = false, bool IsRefused = false) : DescribeResult;
}
