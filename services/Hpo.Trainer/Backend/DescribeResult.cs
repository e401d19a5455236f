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

    /// <summary>No usable answer, throttling included. Nothing is known.</summary>
    public sealed record Unavailable(string Reason) : DescribeResult;
}
